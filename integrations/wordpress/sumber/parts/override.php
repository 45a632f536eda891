<?php

/**
 * Publish all the same: who may, with which reason, for which words. Kept with the post and passed on to the service.
 */

namespace Sumber\Override;

use Sumber\Service;
use Sumber\Settings;
use Sumber\Story;
use Sumber\Verdict;
use WP_Post;

const META = '_sumber_override';
const NONCE = 'sumber_override';

/** Letters that a reason has at least: “ok” tells nobody anything a year later. */
const LEAST = 10;
const MOST = 1000;

/** Minutes after which passing on is tried again. */
const RETRIES = [1, 5, 30, 240, 1440];

/** Whether the person at hand may override; the settings name the capability. */
function allowed(): bool
{
    return current_user_can(Settings\option('override'));
}

/** Writes an override down for the words of the story, and passes it on. False when the reason says too little. */
function add(WP_Post $post, string $reason): bool
{
    $reason = mb_substr(sanitize_textarea_field($reason), 0, MOST);
    if (mb_strlen(trim($reason)) < LEAST) {
        return false;
    }
    $fingerprint = Story\fingerprint($post);
    $last = Verdict\last($post->ID);
    add_post_meta($post->ID, META, wp_slash([
        'fingerprint' => $fingerprint,
        'check' => $last && $last['fingerprint'] === $fingerprint ? $last['check'] : null,
        'reason' => $reason,
        'name' => wp_get_current_user()->display_name,
        'user' => get_current_user_id(),
        'at' => gmdate(DATE_RFC3339),
        'passed_on' => false,
    ]));
    wp_schedule_single_event(time(), 'sumber_override', [$post->ID, 0]);
    return true;
}

/** The override for exactly these words, or null. */
function find(int $id, string $fingerprint): ?array
{
    foreach ($id ? array_reverse(get_post_meta($id, META)) : [] as $override) {
        if ($override['fingerprint'] === $fingerprint) {
            return $override;
        }
    }
    return null;
}

/** Takes the reason from the classic editor's form, when the one who sends it may override. */
function take_from_form(WP_Post $post): void
{
    $reason = sanitize_textarea_field(wp_unslash($_POST['sumber_reason'] ?? ''));
    $nonce = sanitize_key($_POST['sumber_nonce'] ?? '');
    $meant = $post->ID && (int) ($_POST['post_ID'] ?? 0) === $post->ID;
    if ($reason !== '' && $meant && wp_verify_nonce($nonce, NONCE . $post->ID) && allowed()) {
        add($post, $reason);
    }
}

/** Tells the service about overrides it does not know yet; again later when it does not take them. */
function pass_on(int $id, int $tries): void
{
    $again = false;
    foreach (get_post_meta($id, META) as $override) {
        if ($override['passed_on'] || !$override['check']) {
            continue;
        }
        $path = '/v1/checks/' . rawurlencode($override['check']) . '/override';
        $answer = Service\ask('POST', $path, ['name' => $override['name'], 'reason' => $override['reason']]);
        if (is_wp_error($answer)) {
            $again = true;
        } else {
            update_post_meta($id, META, wp_slash(['passed_on' => true] + $override), $override);
        }
    }
    if ($again && isset(RETRIES[$tries])) {
        wp_schedule_single_event(time() + RETRIES[$tries] * MINUTE_IN_SECONDS, 'sumber_override', [$id, $tries + 1]);
    }
}
