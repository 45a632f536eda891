<?php

/**
 * Tells the service what readers can see, so that later stories are compared with it: published, withdrawn, erased.
 *
 * It happens in the background and is tried again while the service is away. What is told is how the post stands when
 * it is told, so that repeating does no harm.
 */

namespace Sumber\Index;

use Sumber\Service;
use Sumber\Settings;
use Sumber\Story;
use WP_Post;

/** Minutes after which telling is tried again. */
const RETRIES = [1, 5, 30, 240, 1440];

/** Not known, erased, too long, not readable: asking again would not change it. */
const FINAL_ANSWERS = [404, 410, 413, 422];

function notice(string $status, string $before, WP_Post $post): void
{
    if (in_array('publish', [$status, $before], true) && followed($post)) {
        wp_schedule_single_event(time(), 'sumber_index', [$post->ID, 0]);
    }
}

function notice_deletion(int $id, WP_Post $post): void
{
    if (followed($post)) {
        wp_schedule_single_event(time(), 'sumber_index', [$id, 0]);
    }
}

/** Brings the service up to date with a post. */
function follow(int $id, int $tries): void
{
    $post = get_post($id);
    $article = Story\article($post ?? new WP_Post((object) ['ID' => $id]), null);
    $path = '/v1/articles/' . rawurlencode($article['id']);
    $answer = match (true) {
        $post === null => Service\ask('DELETE', $path),
        $post->post_status === 'publish' => Service\ask('POST', '/v1/articles', $article),
        default => Service\ask('PATCH', $path, ['status' => 'withdrawn']),
    };
    $away = is_wp_error($answer) && !in_array($answer->get_error_data(), FINAL_ANSWERS, true);
    if ($away && isset(RETRIES[$tries])) {
        wp_schedule_single_event(time() + RETRIES[$tries] * MINUTE_IN_SECONDS, 'sumber_index', [$id, $tries + 1]);
    }
}

/** Drops what is still to be told. */
function forget(): void
{
    wp_unschedule_hook('sumber_index');
    wp_unschedule_hook('sumber_override');
}

function followed(WP_Post $post): bool
{
    return Settings\server() !== '' && in_array($post->post_type, Settings\option('post_types'), true);
}
