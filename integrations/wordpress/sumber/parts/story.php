<?php

/**
 * A post as Sumber sees it: the article to send, the stage it is entering, and what makes its text the same text.
 */

namespace Sumber\Story;

use Sumber\Settings;
use WP_Post;

/** Statuses that readers, or those who may see private posts, can open now. */
const LIVE = ['publish', 'private'];

/**
 * The article, in the fields of `POST /v1/checks`. The filter `sumber_article` has the last word.
 *
 * @param ?string $stage The stage it is entering; null for a story that readers can see as it is.
 */
function article(WP_Post $post, ?string $stage): array
{
    $site = wp_parse_url(home_url());
    $author = get_userdata((int) $post->post_author);
    $desk = get_the_category($post->ID)[0] ?? null;
    $out = in_array($stage, ['correct', null], true);
    $dated = $out || $post->post_status === 'future';
    $article = [
        'id' => $post->ID ? str_replace('/', '-', $site['host'] . ($site['path'] ?? '')) . ':' . $post->ID : null,
        'headline' => plain($post->post_title),
        'html' => html($post->post_content),
        'byline' => $author ? $author->display_name : null,
        'outlet' => html_entity_decode(get_bloginfo('name'), ENT_QUOTES),
        'url' => $out ? get_permalink($post) : null,
        'published_at' => $dated ? get_post_time(DATE_RFC3339, true, $post) : null,
        'desk' => $desk ? html_entity_decode($desk->name, ENT_QUOTES) : null,
        'language' => Settings\option('language') === 'site' ? str_replace('_', '-', get_locale()) : null,
        'status' => $stage === null ? 'published' : 'draft',
    ];
    return apply_filters('sumber_article', array_filter($article), $post, $stage);
}

/**
 * The stage of the desk that a save enters, or null where nobody is asked: drafts, imports, other kinds of post, posts
 * without words, and live stories whose words stay the same. The filter `sumber_stage` has the last word.
 */
function stage(?WP_Post $before, WP_Post $after): ?string
{
    $was = $before->post_status ?? 'new';
    $will = $after->post_status;
    $update = in_array($was, LIVE, true) && ($will === $was || $will === 'private');
    $stage = match (true) {
        !in_array($after->post_type, Settings\option('post_types'), true) => null,
        defined('WP_IMPORTING') && WP_IMPORTING, plain(html($after->post_content)) === '' => null,
        $update => fingerprint($before) === fingerprint($after) ? null : 'correct',
        in_array($will, ['publish', 'private', 'future'], true) => 'publish',
        $will === 'pending' && !in_array($was, ['pending', ...LIVE], true) => 'review',
        default => null,
    };
    return apply_filters('sumber_stage', $stage, $before, $after);
}

/** Names the words of a story, whatever their markup: an override holds for these words alone. */
function fingerprint(WP_Post $post): string
{
    return hash('sha256', plain($post->post_title) . "\n" . plain(html($post->post_content)));
}

/** The text of a post as HTML: classic posts have no paragraphs of their own, and nobody reads shortcodes. */
function html(string $content): string
{
    $content = strip_shortcodes($content);
    return has_blocks($content) ? $content : wpautop($content);
}

function plain(string $html): string
{
    $text = html_entity_decode(wp_strip_all_tags($html), ENT_QUOTES | ENT_HTML5);
    return trim(preg_replace('/\s+/u', ' ', $text) ?? $text);
}
