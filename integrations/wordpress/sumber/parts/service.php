<?php

/**
 * Talks to the Sumber service. Never throws: what goes wrong comes back as a WP_Error that an editor can read.
 */

namespace Sumber\Service;

use Sumber\Settings;
use WP_Error;

/** Seconds that the service may take over a verdict, and that the editor waits for its answer. */
const PATIENCE = 5;
const TIMEOUT = 7;

/** Asks for the verdict on a story at a stage: the check as the service answers it. */
function check(array $article, string $stage): array|WP_Error
{
    return ask('POST', '/v1/checks', $article + ['stage' => $stage], ['Prefer' => 'wait=' . PATIENCE]);
}

/** Makes one request; the JSON of the answer, or a WP_Error whose data is the HTTP status, 0 when there is no answer. */
function ask(string $method, string $path, ?array $body = null, array $headers = []): array|WP_Error
{
    $key = Settings\key();
    $response = wp_remote_request(Settings\server() . $path, [
        'method' => $method,
        'timeout' => TIMEOUT,
        'redirection' => 0, // the key goes to the address in the settings and nowhere else
        'headers' => $headers + ['Accept' => 'application/json', 'Content-Type' => 'application/json']
            + ['Accept-Language' => str_replace('_', '-', determine_locale())]
            + ($key === '' ? [] : ['Authorization' => "Bearer $key"]),
        'body' => $body === null ? null : wp_json_encode($body),
    ]);
    if (is_wp_error($response)) {
        return new WP_Error('sumber_silent', __('Sumber does not answer.', 'sumber'), 0);
    }
    $status = wp_remote_retrieve_response_code($response);
    $answer = json_decode(wp_remote_retrieve_body($response), true);
    if ($status >= 200 && $status < 300 && ($status === 204 || is_array($answer))) {
        return $answer ?? [];
    }
    return new WP_Error('sumber_refused', complaint($status, $answer), $status);
}

function complaint(int $status, mixed $problem): string
{
    if ($status === 401) {
        return __('Sumber does not accept the API key.', 'sumber');
    }
    $told = is_array($problem) ? $problem['detail'] ?? $problem['title'] ?? '' : '';
    if ($status === 403) {
        /* translators: %s: what the service said */
        return trim(sprintf(__('The API key may not do that. %s', 'sumber'), sanitize_text_field((string) $told)));
    }
    /* translators: 1: HTTP status code, 2: what the service said */
    $text = __('Sumber answers with error %1$d. %2$s', 'sumber');
    return trim(sprintf($text, $status, sanitize_text_field((string) $told)));
}
