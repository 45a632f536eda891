<?php

/**
 * The gate: a story that the verdict holds is saved all the same, but does not go out.
 *
 * It stands where WordPress writes posts, so that no editor, panel or client has to be trusted. A new story stays a
 * draft; a live one keeps the words that readers see, and the new ones become the writer's autosave.
 */

namespace Sumber\Gate;

use Sumber\Override;
use Sumber\Settings;
use Sumber\Story;
use Sumber\Verdict;
use WP_Error;
use WP_Post;
use WP_REST_Request;
use WP_REST_Response;

const NOTICES = 'sumber_notices';

/**
 * Judges what is about to be saved, and keeps it from going out where the verdict holds it.
 *
 * @param array $data    Columns of the post, slashed, as `wp_insert_post_data` has them.
 * @param array $request What wp_insert_post was asked for.
 */
function hold(array $data, array $request): array
{
    if (Settings\server() === '') {
        return $data;
    }
    $id = (int) ($request['ID'] ?? 0);
    $before = $id ? get_post($id) : null;
    $after = new WP_Post((object) (['ID' => $id] + wp_unslash($data)));
    $stage = Story\stage($before, $after);
    if ($stage === null) {
        return $data;
    }
    Override\take_from_form($after);
    $verdict = Verdict\reach($after, $stage);
    verdicts($id, $verdict);
    if (!$verdict['held']) {
        return $data;
    }
    return $stage === 'correct' ? keep_live($data, $before, $after) : keep_draft($data, $before);
}

/** The new words as a draft, without the date of a publication that did not happen. */
function keep_draft(array $data, ?WP_Post $before): array
{
    if ($data['post_status'] !== 'future') {
        $data['post_date_gmt'] = $before->post_date_gmt ?? '0000-00-00 00:00:00';
    }
    $data['post_status'] = ($before->post_status ?? '') === 'pending' ? 'pending' : 'draft';
    return $data;
}

/** The words that readers see; the new ones become the writer's autosave, which the editor offers when it opens. */
function keep_live(array $data, WP_Post $before, WP_Post $after): array
{
    $fields = ['post_title', 'post_content', 'post_excerpt'];
    $words = array_combine($fields, array_map(fn ($field) => $after->$field, $fields));
    $autosave = wp_get_post_autosave($before->ID, get_current_user_id());
    $autosave
        ? wp_update_post(wp_slash(['ID' => $autosave->ID] + $words))
        : _wp_put_post_revision(['ID' => $before->ID, 'post_author' => $before->post_author] + $words, true);
    foreach ($fields as $field) {
        $data[$field] = wp_slash($before->$field);
    }
    $data['post_status'] = $before->post_status;
    return $data;
}

/** Keeps the verdict with the post, once the post has an id. */
function record(int $id): void
{
    $verdict = verdicts($id) ?? verdicts(0);
    if (!$verdict || wp_is_post_revision($id)) {
        return;
    }
    verdicts(0, null);
    verdicts($id, $verdict);
    Verdict\keep($id, $verdict);
}

/** Answers 422 to a REST request whose story was held. */
function refuse_rest(mixed $response, mixed $handler, WP_REST_Request $request): mixed
{
    $saved = $response instanceof WP_REST_Response && $request->get_method() !== 'GET' ? $response->get_data() : null;
    $id = is_array($saved) ? (int) ($saved['id'] ?? 0) : 0;
    $verdict = $id ? verdicts($id) : null;
    if (!$verdict || !$verdict['held']) {
        return $response;
    }
    return new WP_Error('sumber_held', message($verdict), [
        'status' => 422,
        'post' => $id,
        'verdict' => Verdict\shown($verdict),
    ]);
}

/** Tells those who do not listen to REST: quick edit, XML-RPC and WP-CLI at once, the others on their next page. */
function refuse_aloud(int $id): void
{
    $verdict = verdicts($id);
    if (!$verdict || wp_is_post_revision($id) || (!$verdict['held'] && $verdict['outage'] === '')) {
        return;
    }
    $message = message($verdict);
    if (defined('WP_CLI') && WP_CLI) {
        \WP_CLI::warning($message);
    } elseif (defined('XMLRPC_REQUEST') && XMLRPC_REQUEST && $verdict['held']) {
        $GLOBALS['wp_xmlrpc_server']->error(422, $message);
    } elseif (wp_doing_ajax() && $verdict['held']) {
        wp_die(esc_html($message));
    } elseif (is_admin() && !wp_doing_ajax()) {
        $notices = get_transient(NOTICES . get_current_user_id()) ?: [];
        $notices[$id] = ['held' => $verdict['held'], 'text' => get_the_title($id) . ': ' . $message];
        set_transient(NOTICES . get_current_user_id(), $notices, MINUTE_IN_SECONDS * 10);
    }
}

function show_notices(): void
{
    $notices = get_transient(NOTICES . get_current_user_id()) ?: [];
    delete_transient(NOTICES . get_current_user_id());
    foreach ($notices as $notice) {
        printf(
            '<div class="notice notice-%s is-dismissible"><p>%s</p></div>',
            $notice['held'] ? 'error' : 'warning',
            esc_html($notice['text'])
        );
    }
}

/** One or two sentences for whoever wanted to publish. Plain text. */
function message(array $verdict): string
{
    $first = array_values(array_filter($verdict['annotations'], fn ($one) => $one['level'] === 'failure'))[0] ?? null;
    return implode(' ', array_filter([
        match (true) {
            !$verdict['held'] => __('Saved without a check.', 'sumber'),
            $verdict['stage'] === 'correct' =>
                __('Your changes are kept as an autosave; readers still see the earlier text.', 'sumber'),
            default => __('Kept as a draft.', 'sumber'),
        },
        $verdict['summary'],
        $first['message'] ?? null,
    ]));
}

/** The verdicts of this request, by post; 0 while a new post has no id. With a second argument: set it. */
function verdicts(int $id, array|null|false $verdict = false): ?array
{
    static $verdicts = [];
    if ($verdict !== false) {
        $verdicts[$id] = $verdict;
    }
    return $verdicts[$id] ?? null;
}
