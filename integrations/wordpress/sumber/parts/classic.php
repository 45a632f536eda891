<?php

/**
 * The classic editor: a box with the last verdict, and a field for the reason to publish all the same.
 */

namespace Sumber\Classic;

use Sumber\Override;
use Sumber\Settings;
use Sumber\Verdict;
use WP_Post;

function add_box(): void
{
    if (Settings\server() !== '') {
        add_meta_box('sumber', 'Sumber', 'Sumber\Classic\show', Settings\option('post_types'), 'side', 'high', [
            '__back_compat_meta_box' => true, // the block editor has a panel
        ]);
    }
}

function show(WP_Post $post): void
{
    $verdict = Verdict\last($post->ID);
    if (!$verdict) {
        printf('<p>%s</p>', esc_html__('The story is checked when it is published, scheduled or handed in.', 'sumber'));
        return;
    }
    printf('<p><strong>%s</strong> %s</p><ul>', esc_html($verdict['summary']), esc_html($verdict['why'] ?? ''));
    $names = ['failure' => __('holds the story', 'sumber'), 'warning' => __('please look', 'sumber')];
    foreach (Verdict\things($verdict) as $cases) {
        $first = $cases[0];
        if (isset($names[$first['level']])) {
            /* translators: %d: number of other places */
            $others = sprintf(__('The same thing elsewhere (%d)', 'sumber'), count($cases) - 1);
            printf(
                '<li><b>%s:</b> %s%s</li>',
                esc_html($names[$first['level']]),
                esc_html($first['message']),
                count($cases) > 1 ? ' <em>' . esc_html($others) . '</em>' : ''
            );
        }
    }
    echo '</ul>';
    if ($verdict['held'] && Override\allowed()) {
        wp_nonce_field(Override\NONCE . $post->ID, 'sumber_nonce', false);
        printf(
            '<p><label for="sumber-reason">%s</label>'
            . '<textarea id="sumber-reason" name="sumber_reason" class="widefat" maxlength="%d"></textarea></p>',
            esc_html__('To publish all the same, say why; the reason is kept with your name.', 'sumber'),
            absint(Override\MOST)
        );
    }
}
