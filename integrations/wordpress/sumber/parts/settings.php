<?php

/**
 * The settings: where the service is, what is checked, and what happens when nobody answers.
 *
 * `SUMBER_SERVER` and `SUMBER_API_KEY` in wp-config.php come before what is saved here. The key is stored apart, is not
 * loaded with every page, and never leaves the server again.
 */

namespace Sumber\Settings;

use Sumber\Service;

const OPTION = 'sumber';
const KEY = 'sumber_key';
const PAGE = 'sumber';

const DEFAULTS = [
    'server' => '',
    'pages' => '',
    'post_types' => ['post'],
    'on_outage' => 'publish',
    'override' => 'edit_others_posts',
    'language' => 'detect',
];

function option(string $name): mixed
{
    return (get_option(OPTION) ?: [])[$name] ?? DEFAULTS[$name];
}

/** The service's address without a slash at its end; empty while there is none, and then nothing is held. */
function server(): string
{
    return untrailingslashit(defined('SUMBER_SERVER') ? SUMBER_SERVER : option('server'));
}

function key(): string
{
    return (string) (defined('SUMBER_API_KEY') ? SUMBER_API_KEY : get_option(KEY));
}

/** Makes the rows of both options, so that saving them later does not decide whether they are loaded with every page. */
function prepare(): void
{
    add_option(OPTION, DEFAULTS);
    add_option(KEY, '', '', 'no');
}

function register(): void
{
    register_setting(PAGE, OPTION, ['type' => 'array', 'sanitize_callback' => 'Sumber\Settings\clean']);
    register_setting(PAGE, KEY, ['type' => 'string', 'sanitize_callback' => 'Sumber\Settings\clean_key']);
}

/** What may be saved of a form. */
function clean(mixed $given): array
{
    $given = (array) $given;
    $chosen = fn (string $name, array $allowed) =>
        in_array($given[$name] ?? '', $allowed, true) ? $given[$name] : DEFAULTS[$name];
    return [
        'server' => sanitize_url(trim($given['server'] ?? ''), ['http', 'https']),
        'pages' => sanitize_url(trim($given['pages'] ?? ''), ['http', 'https']),
        'post_types' => array_values(array_intersect((array) ($given['post_types'] ?? []), array_keys(kinds()))),
        'on_outage' => $chosen('on_outage', array_keys(outages())),
        'override' => $chosen('override', array_keys(overriders())),
        'language' => $chosen('language', array_keys(languages())),
    ];
}

/** An empty field keeps the key; a single hyphen removes it. */
function clean_key(mixed $given): string
{
    $given = trim((string) $given);
    return match ($given) {
        '' => (string) get_option(KEY),
        '-' => '',
        default => preg_replace('/[^!-~]/', '', $given),
    };
}

/** @return array<string, string> */
function kinds(): array
{
    $written = fn ($type) => post_type_supports($type->name, 'editor') && !str_starts_with($type->name, 'wp_');
    $types = array_filter(get_post_types(['show_ui' => true], 'objects'), $written);
    return array_map(fn ($type) => $type->labels->name, $types);
}

/** @return array<string, string> */
function outages(): array
{
    return [
        'publish' => __('Let the story run, and say that it was not checked', 'sumber'),
        'hold' => __('Keep it as a draft until there is an answer', 'sumber'),
    ];
}

/** @return array<string, string> */
function overriders(): array
{
    return [
        'publish_posts' => __('Everybody who may publish', 'sumber'),
        'edit_others_posts' => __('Editors and administrators', 'sumber'),
        'manage_options' => __('Administrators', 'sumber'),
        'do_not_allow' => __('Nobody', 'sumber'),
    ];
}

/** @return array<string, string> */
function languages(): array
{
    return [
        'detect' => __('Recognise it, story by story', 'sumber'),
        'site' => __('The language of this site', 'sumber'),
    ];
}

function add_page(): void
{
    add_options_page('Sumber', 'Sumber', 'manage_options', PAGE, 'Sumber\Settings\show');
}

/** @param string[] $links */
function link(array $links): array
{
    $page = admin_url('options-general.php?page=' . PAGE);
    return [sprintf('<a href="%s">%s</a>', esc_url($page), esc_html__('Settings', 'sumber')), ...$links];
}

/** Whether the saved settings lead to a service that knows the key and lets it do its work, in a sentence or two. */
function test(): array
{
    if (server() === '') {
        return ['ok' => false, 'message' => __('There is no address yet.', 'sumber')];
    }
    $access = Service\ask('GET', '/v1/access');
    $answer = is_wp_error($access) ? $access : Service\ask('GET', '/v1/policies');
    if (is_wp_error($answer)) {
        return ['ok' => false, 'message' => $answer->get_error_message()];
    }
    $missing = array_diff(scopes(), $access['scopes']);
    if ($missing) {
        /* translators: %s: scopes of the key */
        $told = __('Sumber answers, but the API key lacks a scope that is needed here: %s.', 'sumber');
        return ['ok' => false, 'message' => sprintf($told, implode(', ', $missing))];
    }
    $policy = $answer['policies'][0] ?? ['name' => '?', 'version' => '?'];
    /* translators: 1: name of the policy, 2: its version */
    $told = __('Connected. The policy is “%1$s”, version %2$s.', 'sumber');
    $erased = in_array('admin', $access['scopes'], true)
        ? ''
        : ' ' . __('Stories deleted here are not erased there: for that the key needs the scope admin.', 'sumber');
    return ['ok' => true, 'message' => sprintf($told, $policy['name'], $policy['version']) . $erased];
}

/** What the key must be allowed. @return string[] */
function scopes(): array
{
    return ['score', 'read', ...(option('override') === 'do_not_allow' ? [] : ['override'])];
}

function show(): void
{
    $script = plugins_url('assets/settings.js', \Sumber\FILE);
    wp_enqueue_script('sumber-settings', $script, ['wp-api-fetch', 'wp-dom-ready'], \Sumber\VERSION, true);
    echo '<div class="wrap"><h1>Sumber</h1><form action="options.php" method="post">';
    settings_fields(PAGE);
    echo '<table class="form-table" role="presentation">';
    row('server', __('Address of the service', 'sumber'), address('server', server(), 'http://127.0.0.1:8400'));
    row(
        'key',
        __('API key', 'sumber'),
        key_field(),
        __('It is kept on this server and not shown again. An empty field keeps it, a hyphen removes it.', 'sumber')
    );
    row('', __('Connection', 'sumber'), test_button());
    $checked = __('What is checked', 'sumber');
    row('', $checked, boxes('post_types', $checked, kinds()));
    row('on_outage', __('When there is no answer', 'sumber'), choice('on_outage', outages()));
    row(
        'override',
        __('Who may publish all the same', 'sumber'),
        choice('override', overriders()),
        __('With a reason, which is kept.', 'sumber')
    );
    row('language', __('Language of the stories', 'sumber'), choice('language', languages()));
    row(
        'pages',
        __('Address of the reports', 'sumber'),
        address('pages', option('pages')),
        __('Where browsers in the newsroom reach the service. Without it there are no links to full reports.', 'sumber')
    );
    echo '</table>';
    submit_button();
    echo '</form></div>';
}

/** Prints one row of the form. `$field` is HTML, escaped where it was made; without an id it names itself. */
function row(string $id, string $label, string $field, string $help = ''): void
{
    printf(
        '<tr><th scope="row">%s</th><td>%s%s</td></tr>',
        $id === '' ? esc_html($label) : sprintf('<label for="sumber-%s">%s</label>', esc_attr($id), esc_html($label)),
        $field,
        $help === '' ? '' : '<p class="description">' . esc_html($help) . '</p>'
    );
}

function address(string $name, string $value, string $example = ''): string
{
    return sprintf(
        '<input type="url" class="regular-text code" id="sumber-%1$s" name="%2$s[%1$s]" value="%3$s"'
        . ' placeholder="%4$s"%5$s>',
        esc_attr($name),
        OPTION,
        esc_attr($value),
        esc_attr($example),
        $name === 'server' && defined('SUMBER_SERVER') ? ' readonly' : ''
    );
}

/** The field for a new key. What is stored is not printed. */
function key_field(): string
{
    $fixed = defined('SUMBER_API_KEY');
    $known = $fixed ? __('set in wp-config.php', 'sumber') : __('a key is stored', 'sumber');
    return sprintf(
        '<input class="regular-text code" id="sumber-key" name="%s" type="password" value="" placeholder="%s"'
        . ' autocomplete="new-password"%s>',
        KEY,
        esc_attr(key() === '' ? '' : $known),
        $fixed ? ' readonly' : ''
    );
}

function test_button(): string
{
    return sprintf(
        '<button type="button" class="button" id="sumber-test">%s</button>'
        . ' <span id="sumber-tested" role="status"></span>',
        esc_html__('Test the saved settings', 'sumber')
    );
}

/** @param array<string, string> $options */
function choice(string $name, array $options): string
{
    $html = '';
    foreach ($options as $value => $label) {
        $chosen = selected(option($name), $value, false);
        $html .= sprintf('<option value="%s"%s>%s</option>', esc_attr($value), $chosen, esc_html($label));
    }
    return sprintf('<select id="sumber-%1$s" name="%2$s[%1$s]">%3$s</select>', esc_attr($name), OPTION, $html);
}

/** @param array<string, string> $options */
function boxes(string $name, string $label, array $options): string
{
    $html = '';
    foreach ($options as $value => $text) {
        $html .= sprintf(
            '<label><input type="checkbox" name="%s[%s][]" value="%s"%s> %s</label><br>',
            OPTION,
            esc_attr($name),
            esc_attr($value),
            checked(in_array($value, option($name), true), true, false),
            esc_html($text)
        );
    }
    return sprintf('<fieldset aria-label="%s">%s</fieldset>', esc_attr($label), $html);
}
