<?php

/**
 * Plugin Name: Sumber
 * Description: Shows what to settle in a story before it runs: claims without an owner, figures that disagree, gaps.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 8.1
 * License: Apache-2.0
 * License URI: https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain: sumber
 *
 * This file is the whole plugin at a glance: what it hooks into, and which part answers.
 */

namespace Sumber;

defined('ABSPATH') || exit;

const VERSION = '0.1.0';
const FILE = __FILE__;

foreach (glob(__DIR__ . '/parts/*.php') as $part) {
    require_once $part;
}

register_activation_hook(__FILE__, 'Sumber\Settings\prepare');
register_deactivation_hook(__FILE__, 'Sumber\Index\forget');

// Every way of saving a story passes here: block and classic editor, quick and bulk edit, REST, XML-RPC, WP-CLI.
add_filter('wp_insert_post_data', 'Sumber\Gate\hold', 99, 2);
add_action('save_post', 'Sumber\Gate\record', 1);

// Whoever was refused is told why, each in the way that is listened to.
add_filter('rest_request_after_callbacks', 'Sumber\Gate\refuse_rest', 10, 3);
add_action('wp_after_insert_post', 'Sumber\Gate\refuse_aloud', 99);
add_action('admin_notices', 'Sumber\Gate\show_notices');

// The block editor: its panel, and what the panel asks for.
add_action('rest_api_init', 'Sumber\Panel\routes');
add_action('enqueue_block_editor_assets', 'Sumber\Panel\load');
add_action('enqueue_block_assets', 'Sumber\Panel\load_style');

// The classic editor and the list of stories.
add_action('add_meta_boxes', 'Sumber\Classic\add_box');
add_action('admin_init', 'Sumber\Posts\add_columns');

// The service hears what became public, and why something ran all the same.
add_action('transition_post_status', 'Sumber\Index\notice', 10, 3);
add_action('before_delete_post', 'Sumber\Index\notice_deletion', 10, 2);
add_action('sumber_index', 'Sumber\Index\follow', 10, 2);
add_action('sumber_override', 'Sumber\Override\pass_on', 10, 2);

add_action('admin_menu', 'Sumber\Settings\add_page');
add_action('admin_init', 'Sumber\Settings\register');
add_filter('plugin_action_links_' . plugin_basename(__FILE__), 'Sumber\Settings\link');
add_filter('gettext_sumber', 'Sumber\Words\translate', 10, 2);
