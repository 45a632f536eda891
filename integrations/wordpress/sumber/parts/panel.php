<?php

/**
 * The block editor's panel: its script, and the routes it calls. The browser talks to WordPress, never to the service.
 */

namespace Sumber\Panel;

use Sumber\Override;
use Sumber\Settings;
use Sumber\Story;
use Sumber\Verdict;
use Sumber\Words;
use WP_Error;
use WP_Post;
use WP_REST_Request;

function routes(): void
{
    $text = ['type' => 'string', 'required' => true];
    $story = [
        'title' => $text,
        'content' => $text,
        'date' => ['type' => ['string', 'null']],
        'author' => ['type' => 'integer'],
    ];
    $may_edit = fn (WP_REST_Request $request) => current_user_can('edit_post', $request['id']);
    register_rest_route('sumber/v1', '/posts/(?P<id>\d+)/check', [
        'methods' => 'POST',
        'callback' => 'Sumber\Panel\check',
        'permission_callback' => $may_edit,
        'args' => $story,
    ]);
    register_rest_route('sumber/v1', '/posts/(?P<id>\d+)/override', [
        'methods' => 'POST',
        'callback' => 'Sumber\Panel\override',
        'permission_callback' => fn (WP_REST_Request $request) => $may_edit($request) && Override\allowed(),
        'args' => $story + ['reason' => $text],
    ]);
    register_rest_route('sumber/v1', '/connection', [
        'methods' => 'POST',
        'callback' => 'Sumber\Settings\test',
        'permission_callback' => fn () => current_user_can('manage_options'),
    ]);
    register_rest_field(Settings\option('post_types'), 'sumber', [
        'get_callback' => function (array $post) {
            $last = Verdict\last($post['id']);
            return $last ? Verdict\shown($last) : null;
        },
        'schema' => ['type' => ['object', 'null'], 'context' => ['edit'], 'readonly' => true],
    ]);
}

/** The verdict on the words in the editor, saved or not. */
function check(WP_REST_Request $request): array
{
    $story = story($request);
    $verdict = Verdict\reach($story, stage($story));
    Verdict\keep($story->ID, $verdict);
    return Verdict\shown($verdict);
}

/** Writes an override down for the words in the editor; the verdict as it is then. */
function override(WP_REST_Request $request): array|WP_Error
{
    if (!Override\add(story($request), $request['reason'])) {
        $message = __('Please say why in a few words; the reason is kept.', 'sumber');
        return new WP_Error('sumber_reason', $message, ['status' => 422]);
    }
    return check($request);
}

/** The post with what the editor has typed into it. */
function story(WP_REST_Request $request): WP_Post
{
    $post = clone get_post($request['id']);
    $post->post_title = $request['title'];
    $post->post_content = $request['content'];
    $post->post_author = $request['author'] ?? $post->post_author;
    $date = $request['date'] ? rest_get_date_with_gmt($request['date']) : null;
    if ($date && strtotime("$date[1] UTC") > time()) {
        [$post->post_date, $post->post_date_gmt] = $date;
        $post->post_status = 'future';
    }
    return $post;
}

/** What the writer is about to do: correct a live story, hand one in, or publish it. */
function stage(WP_Post $post): string
{
    return match (true) {
        in_array(get_post_status($post->ID), Story\LIVE, true) => 'correct',
        !current_user_can('publish_post', $post->ID) => 'review',
        default => 'publish',
    };
}

function load(): void
{
    if (!shows()) {
        return;
    }
    $places = ['annotations', 'block-editor', 'blocks', 'data', 'rich-text'];
    $panel = [
        'a11y', 'api-fetch', 'components', 'core-data', 'edit-post', 'editor', 'element', 'i18n', 'notices', 'plugins',
    ];
    script('places', preg_filter('/^/', 'wp-', $places));
    script('panel', ['sumber-places', ...preg_filter('/^/', 'wp-', $panel)]);
    $words = wp_json_encode((object) Words\sentences(), JSON_HEX_TAG);
    wp_add_inline_script('sumber-panel', "wp.i18n.setLocaleData($words, 'sumber');", 'before');
}

/** Also inside the frame in which newer editors show the text: the marks stand there. */
function load_style(): void
{
    if (is_admin() && shows()) {
        wp_enqueue_style('sumber-panel', plugins_url('assets/panel.css', \Sumber\FILE), [], \Sumber\VERSION);
    }
}

function script(string $name, array $needs): void
{
    wp_enqueue_script("sumber-$name", plugins_url("assets/$name.js", \Sumber\FILE), $needs, \Sumber\VERSION, true);
}

function shows(): bool
{
    return Settings\server() !== '' && in_array(get_post_type(), Settings\option('post_types'), true);
}
