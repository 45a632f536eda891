<?php

/**
 * A column in the list of stories: how the last check went.
 */

namespace Sumber\Posts;

use Sumber\Settings;
use Sumber\Verdict;

function add_columns(): void
{
    foreach (Settings\server() === '' ? [] : Settings\option('post_types') as $type) {
        add_filter("manage_{$type}_posts_columns", fn (array $columns) => $columns + ['sumber' => 'Sumber']);
        add_action("manage_{$type}_posts_custom_column", 'Sumber\Posts\show', 10, 2);
    }
}

function show(string $column, int $id): void
{
    if ($column === 'sumber') {
        $verdict = Verdict\last($id);
        $word = $verdict ? word($verdict) : '—';
        printf('<span title="%s">%s</span>', esc_attr($verdict['summary'] ?? ''), esc_html($word));
    }
}

function word(array $verdict): string
{
    return match (true) {
        (bool) $verdict['override'] => __('overridden', 'sumber'),
        $verdict['held'] => __('held', 'sumber'),
        $verdict['conclusion'] === 'pass' => __('nothing to tidy', 'sumber'),
        $verdict['conclusion'] === 'neutral' => __('not checked', 'sumber'),
        default => __('with notes', 'sumber'),
    };
}
