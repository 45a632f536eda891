<?php

/**
 * The verdict on a story at a stage: what the service concluded, and whether that holds the story here.
 *
 * A verdict is an array: stage, fingerprint, conclusion (pass, warn, fail, neutral), held, summary, why (what kept the
 * service from judging, or ''), annotations, check and report (the service's, or null), outage (why there is no answer,
 * or ''), override (or null), at.
 */

namespace Sumber\Verdict;

use Sumber\Override;
use Sumber\Service;
use Sumber\Settings;
use Sumber\Story;
use WP_Error;
use WP_Post;

const META = '_sumber_verdict';

/** Seconds for which the same article at the same stage is not sent again: from the panel's check to the save. */
const FRESH = 120;

/** Judges a story, as it stands in `$post` and not in the database. */
function reach(WP_Post $post, string $stage): array
{
    $article = Story\article($post, $stage);
    $sent = hash('sha256', wp_json_encode([$article, $stage, Settings\server()]));
    $last = last($post->ID);
    $fresh = $last && $last['sent'] === $sent && $last['outage'] === '' && $last['at'] > time() - FRESH;
    $verdict = $fresh ? $last : conclude(Service\check($article, $stage), $stage);
    $verdict['sent'] = $sent;
    $verdict['fingerprint'] = Story\fingerprint($post);
    $verdict['override'] = Override\find($post->ID, $verdict['fingerprint']) ?? $verdict['override'];
    $verdict['held'] = $verdict['blocking'] && !$verdict['override'];
    return $verdict;
}

/** The service's answer as a verdict. Without an answer in time the settings decide, never a `pass`. */
function conclude(array|WP_Error $check, string $stage): array
{
    $silent = is_wp_error($check);
    $late = !$silent && ($check['status'] ?? '') === 'pending';
    $outage = $silent ? $check->get_error_message() : ($late ? $check['summary'] : '');
    return [
        'stage' => $stage,
        'at' => time(),
        'conclusion' => $silent ? 'neutral' : $check['conclusion'],
        'blocking' => $outage === '' ? $check['blocking'] : Settings\option('on_outage') === 'hold',
        'summary' => $silent ? $outage : $check['summary'],
        'why' => $silent || $check['conclusion'] !== 'neutral' ? '' : $check['reasons'][0]['message'] ?? '',
        'outage' => $outage,
        'annotations' => $silent ? [] : $check['annotations'],
        'check' => $silent ? null : $check['id'],
        'override' => $silent ? null : $check['override'] ?? null,
        'report' => $silent || !$check['report_url'] || Settings\option('pages') === ''
            ? null
            : untrailingslashit(Settings\option('pages')) . $check['report_url'],
    ];
}

/**
 * Findings of one rule are one thing to look at, as the summary counts them.
 *
 * @return array<array[]> The annotations of each rule, what weighs most first.
 */
function things(array $verdict): array
{
    $weight = array_flip(['failure', 'warning', 'notice']);
    $rules = [];
    foreach ($verdict['annotations'] as $one) {
        $rules[$one['rule']][] = $one;
    }
    $heaviest = fn ($one, $other) => $weight[$one['level']] <=> $weight[$other['level']];
    return array_map(function ($cases) use ($heaviest) {
        usort($cases, $heaviest);
        return $cases;
    }, array_values($rules));
}

/** The verdict kept with a post, or null. */
function last(int $id): ?array
{
    return ($id ? get_post_meta($id, META, true) : null) ?: null;
}

function keep(int $id, array $verdict): void
{
    update_post_meta($id, META, wp_slash($verdict));
}

/** The verdict as the editor's panel gets it. */
function shown(array $verdict): array
{
    $kept = ['stage', 'at', 'conclusion', 'held', 'summary', 'why', 'outage', 'annotations', 'report'];
    $override = $verdict['override'];
    return array_intersect_key($verdict, array_flip($kept)) + [
        'override' => $override ? ['name' => $override['name'], 'reason' => $override['reason']] : null,
        'may_override' => Override\allowed(),
    ];
}
