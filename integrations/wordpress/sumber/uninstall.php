<?php

/**
 * Removes what the plugin wrote. Overrides that were passed on stay with the service.
 */

defined('WP_UNINSTALL_PLUGIN') || exit;

delete_option('sumber');
delete_option('sumber_key');
delete_post_meta_by_key('_sumber_verdict');
delete_post_meta_by_key('_sumber_override');
wp_unschedule_hook('sumber_index');
wp_unschedule_hook('sumber_override');
