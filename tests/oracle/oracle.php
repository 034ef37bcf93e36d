<?php
// Signs as the five gateways do, written from the protocol pages alone, with PHP's own functions. Reads one job a
// line, writes one answer a line, both JSON; see oracles.mjs for what is in them.

declare(strict_types=1);

const FLAGS = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_LINE_TERMINATORS | JSON_THROW_ON_ERROR;

/** Compact, with the numbers' own text. The gateways' side escapes as PHP does by default: slashes, and all but ASCII. */
function printJson(mixed $value, int $flags = FLAGS): string
{
    if (is_array($value)) {
        return '[' . implode(',', array_map(fn ($item) => printJson($item, $flags), $value)) . ']';
    }
    if (is_object($value)) {
        return $value->number ?? printObject($value->object, $flags);
    }
    return json_encode($value, $flags);
}

function printObject(array $fields, int $flags = FLAGS): string
{
    $members = array_map(fn ($field) => json_encode($field[0]) . ':' . printJson($field[1], $flags), $fields);
    return '{' . implode(',', $members) . '}';
}

function scalar(mixed $value): string
{
    return is_object($value) ? $value->number : $value;
}

function number(string $text): object
{
    return (object) ['number' => $text];
}

function beijing(object $job, string $format): string
{
    $date = new DateTime('@' . intdiv($job->now, 1000));
    return $date->setTimezone(new DateTimeZone('Asia/Shanghai'))->format($format);
}

function seconds(object $job): string
{
    return (string) intdiv($job->now, 1000);
}

/** Name => text, of fields. */
function values(array $fields): array
{
    return array_combine(array_column($fields, 0), array_map('scalar', array_column($fields, 1)));
}

function pairs(array $values): string
{
    return implode('&', array_map(fn ($name, $value) => "$name=$value", array_keys($values), $values));
}

function send(object $job, array $fields): array
{
    return ['body' => $job->format === 'form' ? http_build_query(values($fields)) : printObject($fields, 0)];
}

// ---- Basicex ----

function basicexEnvelope(object $credentials, array $envelope, int $flags): string
{
    $signed = array_filter($envelope, fn ($value) => $value !== '');
    ksort($signed, SORT_STRING);
    $text = pairs($signed) . '&key=' . $credentials->apiKey;
    $envelope['sign'] = strtoupper(hash_hmac('sha512', $text, $credentials->secretKey));
    return json_encode($envelope, $flags);
}

function basicexRequest(object $job): array
{
    $body = basicexEnvelope($job->credentials, [
        'merNo' => $job->credentials->merNo,
        'method' => $job->operation->method,
        'timestamp' => beijing($job, 'YmdHis'),
        'nonce' => $job->nonce,
        $job->options->bizField => printObject($job->fields),
        'signType' => 'HmacSHA512',
    ], FLAGS);
    $url = $job->baseUrl . $job->operation->path;
    return isset($job->operation->form) ? ['url' => $url, 'fields' => [['data', $body]]] : ['url' => $url, 'body' => $body];
}

function basicexNotification(object $job): array
{
    return ['body' => basicexEnvelope($job->credentials, [
        'code' => '0000',
        'message' => '',
        'method' => $job->method,
        'data' => printObject($job->fields, 0),
        'nonce' => $job->nonce,
        'timestamp' => beijing($job, 'YmdHis'),
        'signType' => 'HmacSHA512',
    ], 0)];
}

// ---- Bibao ----

/** DES is no longer among OpenSSL's ciphers; three times the same key makes triple DES the same as DES. */
const CIPHER = 'des-ede3-cbc';

function bibaoRequest(object $job): array
{
    $credentials = $job->credentials;
    $head = [['MerCode', $credentials->merCode], ['Timestamp', seconds($job)]];
    $values = values(array_merge($head, $job->fields));
    $plain = pairs($values);
    $key = $credentials->desKey;
    $param = openssl_encrypt($plain, CIPHER, $key . $key . $key, OPENSSL_RAW_DATA, $key);
    $parts = implode('', array_map(fn ($name) => $values[$name], $job->operation->parts));
    $sign = substr($job->nonce, 0, $credentials->keyALength)
        . md5($parts . $credentials->keyB . beijing($job, 'Ymd'))
        . substr($job->nonce, $credentials->keyALength);
    $url = "$job->baseUrl/api/$credentials->merCode{$job->operation->path}";
    $body = printObject([['param', strtoupper(bin2hex($param))], ['key', $sign]]);
    return ['url' => $url, 'body' => $body, 'plain' => $plain];
}

function bibaoOpen(object $job): array
{
    $key = $job->credentials->desKey;
    return ['plain' => openssl_decrypt(hex2bin($job->param), CIPHER, $key . $key . $key, OPENSSL_RAW_DATA, $key)];
}

function bibaoNotification(object $job): array
{
    $values = values($job->fields);
    unset($values['FinishTime']);
    if ($job->options->emptyValues === 'skip') {
        $values = array_filter($values, fn ($value) => $value !== '');
    }
    ksort($values, SORT_STRING);
    return send($job, [...$job->fields, ['Sign', md5(pairs($values) . $job->credentials->keyB)]]);
}

function bibaoReply(object $job): array
{
    $texts = ['Bank', 'RealName', 'SubBranch'];
    $encoded = $job->options->replyEncoding === 'percent' ? $texts : [];
    $fields = array_map(
        fn ($field) => in_array($field[0], $encoded, true) ? [$field[0], urlencode($field[1])] : $field,
        $job->fields,
    );
    $signed = $job->kind === 'otcQuery' ? ['Coin', 'CoinAmount'] : ['Account', ...$texts];
    $values = values($fields);
    $text = implode('', array_map(fn ($name) => $values[$name], $signed));
    return ['body' => printObject([...$fields, ['Sign', md5($text . $job->credentials->keyB)]])];
}

// ---- UBAO ----

function ubaoEnvelope(object $job, ?string $body): array
{
    $sign = md5($body . $job->credentials->apiKey . $job->nonce . seconds($job));
    $content = $body === null ? [] : [['body', $body]];
    return [['timestamp', number(seconds($job))], ['nonce', number($job->nonce)], ...$content, ['sign', $sign]];
}

function ubaoRequest(object $job): array
{
    $body = $job->fields === [] ? null : base64_encode(printObject($job->fields));
    $fields = [['merchantId', number((string) $job->credentials->merchantId)], ...ubaoEnvelope($job, $body)];
    $url = $job->baseUrl . $job->operation->path;
    if ($job->options->encoding === 'form') {
        return ['url' => $url, 'form' => array_map(fn ($field) => [$field[0], scalar($field[1])], $fields)];
    }
    return ['url' => $url, 'body' => printObject($fields)];
}

function ubaoNotification(object $job): array
{
    return send($job, ubaoEnvelope($job, base64_encode(printObject($job->fields, 0))));
}

// ---- Vpay ----

/** The number without exponent and without zeros at the end of its fraction. */
function plainNumber(string $text): string
{
    if (!preg_match('/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/', $text, $part) || !strpbrk($text, '.eE')) {
        return $text;
    }
    $fraction = $part[3] ?? '';
    $point = strlen($part[2]) + (int) ($part[4] ?? 0);
    $digits = $part[2] . $fraction;
    $digits = $point <= 0 ? str_repeat('0', 1 - $point) . $digits : str_pad($digits, $point, '0');
    $point = max($point, 1);
    $whole = ltrim(substr($digits, 0, $point), '0') ?: '0';
    $rest = rtrim(substr($digits, $point), '0');
    $plain = $rest === '' ? $whole : "$whole.$rest";
    return $plain === '0' ? '0' : $part[1] . $plain;
}

function vpayText(mixed $value): string
{
    return match (true) {
        is_string($value) => $value,
        $value === null, is_bool($value) => json_encode($value),
        is_array($value) => '[' . implode(',', array_map('vpayText', $value)) . ']',
        isset($value->object) => '{' . vpayPairs($value->object) . '}',
        default => plainNumber($value->number),
    };
}

function vpayPairs(array $fields): string
{
    $signed = array_filter($fields, fn ($field) => $field[1] !== null && $field[1] !== []);
    $texts = array_combine(array_column($signed, 0), array_map('vpayText', array_column($signed, 1)));
    ksort($texts, SORT_STRING);
    return pairs($texts);
}

function vpayMessage(object $job): array
{
    $fields = [...$job->fields, ['key', $job->credentials->key]];
    return [...$fields, ['sign', md5(vpayPairs($fields) . '&secret=' . $job->credentials->secret)]];
}

function vpayRequest(object $job): array
{
    return ['url' => $job->baseUrl . $job->operation->path, 'body' => printObject(vpayMessage($job))];
}

function vpayNotification(object $job): array
{
    return ['body' => printObject(vpayMessage($job), 0)];
}

// ---- Lianhe ----

function lianheMessage(object $job, array $signs): array
{
    $fields = [...$job->fields, ['appKey', $job->credentials->appKey]];
    $values = array_column($fields, 1, 0);
    $text = implode('&', array_map(fn ($name) => "$name=" . scalar($values[$name]), $signs));
    return [...$fields, ['sign', md5("$text&key=" . $job->credentials->secretKey)]];
}

function lianheRequest(object $job): array
{
    $fields = lianheMessage($job, $job->operation->signs);
    $url = $job->baseUrl . $job->operation->path;
    $texts = array_map(fn ($field) => [$field[0], is_bool($field[1]) ? json_encode($field[1]) : scalar($field[1])], $fields);
    return match (true) {
        isset($job->operation->form) => ['url' => $url, 'fields' => $texts],
        ($job->operation->method ?? '') === 'GET' => ['url' => $url, 'query' => $texts],
        default => ['url' => $url, 'body' => printObject($fields)],
    };
}

function lianheNotification(object $job): array
{
    return send($job, lianheMessage($job, $job->signs));
}

while (($line = fgets(STDIN)) !== false) {
    $job = json_decode($line, flags: JSON_THROW_ON_ERROR);
    $answer = (strtolower($job->gateway) . ucfirst($job->job))($job);
    fwrite(STDOUT, json_encode($answer, FLAGS) . "\n");
}
