<?php
// Notification endpoints of the five gateways in plain PHP, without a library.
// php -S 127.0.0.1:PORT right.php, with the books in the file of LEDGER (a shop has a table with a unique key instead).
const KEY_B = 'test-key-b', API_KEY = 'test-api-key', SECRET = 'test-secret';
const BANK = ['Account' => '6222000000000000', 'Bank' => 'ICBC', 'RealName' => 'Zhang+San', 'SubBranch' => 'Shanghai'];
const LIMIT = 65536;

function refuse($status = 400) { http_response_code($status); exit; }
function check($condition) { if (!$condition) refuse(); }

/** One lock around the look and the note: an event is credited once. */
function credit($event, $order, $amount) {
    $file = fopen(getenv('LEDGER'), 'c+');
    flock($file, LOCK_EX);
    while (($line = fgets($file)) !== false) if (json_decode($line)[0] === $event) return fclose($file);
    fwrite($file, json_encode([$event, $order, $amount]) . "\n");
    fclose($file);
}

/** JSON as PHP cannot read it: numbers keep their text, a duplicate name is refused. */
final class Number { function __construct(public string $text) {} }
final class Json {
    private int $at = 0;
    function __construct(private string $text) { check(preg_match('//u', $text)); }
    static function read($text) {
        $json = new self($text);
        $value = $json->value(0);
        $json->blank();
        check($json->at === strlen($text) && $value instanceof stdClass);
        return get_object_vars($value);
    }
    private function blank() { $this->at += strspn($this->text, " \t\r\n", $this->at); }
    private function next($char) { $this->blank(); check(($this->text[$this->at] ?? '') === $char); $this->at++; }
    private function peek() { $this->blank(); return $this->text[$this->at] ?? ''; }
    private function token($pattern) {
        check(preg_match("/\\G(?:$pattern)/", $this->text, $found, 0, $this->at));
        $this->at += strlen($found[0]);
        return $found[0];
    }
    private function text() {
        $this->blank();
        $value = json_decode($this->token('"(?:[^"\\\\\\x00-\\x1f]++|\\\\.)*+"'));
        check(is_string($value));
        return $value;
    }
    private function value($depth) {
        check($depth < 16);
        $first = $this->peek();
        if ($first === '"') return $this->text();
        if ($first === '{' || $first === '[') return $this->many($first === '{', $depth);
        $word = $this->token('true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?');
        return ['true' => true, 'false' => false, 'null' => null][$word] ?? ($word === 'null' ? null : new Number($word));
    }
    private function many($object, $depth) {
        $this->at++;
        $values = [];
        for ($end = $object ? '}' : ']'; $this->peek() !== $end;) {
            if ($values) $this->next(',');
            if (!$object) { $values[] = $this->value($depth + 1); continue; }
            $name = $this->text();
            check(preg_match('/^[A-Za-z_]\\w*$/D', $name) && !array_key_exists($name, $values));
            $this->next(':');
            $values[$name] = $this->value($depth + 1);
        }
        $this->at++;
        return $object ? (object) $values : $values;
    }
}

function form($raw) {
    $fields = [];
    foreach ($raw === '' ? [] : explode('&', $raw) as $part) {
        [$name, $value] = array_map('urldecode', explode('=', $part, 2) + [1 => '']);
        check(preg_match('/^[A-Za-z_]\\w*$/D', $name) && preg_match('//u', $value) && !isset($fields[$name]));
        $fields[$name] = $value;
    }
    return $fields;
}

function plain($value) { check(is_string($value) || $value instanceof Number); return is_string($value) ? $value : $value->text; }
function canonical($value) {
    if ($value instanceof stdClass) return '{' . joined(signed(get_object_vars($value)), 'canonical') . '}';
    if (is_array($value)) return '[' . implode(',', array_map('canonical', $value)) . ']';
    if (is_bool($value)) return $value ? 'true' : 'false';
    if ($value === null) return 'null';
    if (is_string($value)) return $value;
    check(stripos($value->text, 'e') === false);
    return str_contains($value->text, '.') ? rtrim(rtrim($value->text, '0'), '.') : $value->text;
}
function signed($fields) { return array_filter($fields, fn($value) => $value !== null && $value !== []); }
function joined($fields, $write = 'plain') {
    ksort($fields, SORT_STRING);
    return implode('&', array_map(fn($name, $value) => "$name=" . $write($value), array_keys($fields), $fields));
}
function same($sign, $expected) { check(is_string($sign) && hash_equals(strtolower($expected), strtolower($sign))); }
function need($fields, $names) { foreach (explode(' ', $names) as $name) check(($fields[$name] ?? null) !== null && plain($fields[$name]) !== ''); }

/** Nothing tells a separator from the same characters in a value. */
function noSlides($fields, $ids, $names) {
    $known = implode('|', array_unique([...explode(' ', $names), ...array_keys($fields), 'key', 'secret']));
    foreach ($fields as $name => $value) {
        $text = canonical($value);
        check(!preg_match("/&(?:$known)=/", $text));
        check(!in_array($name, explode(' ', $ids), true) || !str_contains($text, '&'));
    }
}

function basicex($in) {
    $sign = $in['sign'] ?? null;
    unset($in['sign']);
    $signed = array_filter($in, fn($value) => $value !== null && $value !== '');
    same($sign, hash_hmac('sha512', joined($signed) . '&key=' . API_KEY, SECRET));
    check(($in['method'] ?? '') === 'basicexpay.trade.notify' && !isset($in['bizConent']) && is_string($in['data'] ?? null));
    $data = Json::read($in['data']);
    need($data, 'merOrderNo orderNo status totalAmount currency');
    if (($in['code'] ?? '') === '0000' && plain($data['status']) === '2') credit('basicex ' . plain($data['orderNo']), plain($data['merOrderNo']), plain($data['totalAmount']));
    return 'success';
}

function bibao($in, $path) {
    check(isset($in['Sign']) !== isset($in['sign']));
    $sign = $in['Sign'] ?? $in['sign'];
    unset($in['Sign'], $in['sign'], $in['FinishTime']);
    same($sign, md5(joined($in) . KEY_B));
    noSlides($in, 'OrderId OrderNum Type Coin CoinAmount State1 State2 Id State Amount UserName', 'UserName OrderId OrderNum Type Coin CoinAmount LegalAmount State1 State2 CreateTime Remark Price Token Amount Fee FromAddr Id OrderNo State ToAddr TradeNo TradeTime');
    $done = ['Success' => true, 'Code' => 1, 'Message' => 'success'];
    if ($path === 'otc') {
        need($in, 'UserName OrderId OrderNum Type Coin CoinAmount State1 State2');
        if (plain($in['Type']) === '1' && plain($in['State1']) === '2' && plain($in['State2']) === '2') credit('otc ' . plain($in['OrderId']), plain($in['OrderNum']), plain($in['CoinAmount']));
        return json_encode($done);
    }
    if ($path === '') {
        need($in, 'Amount Coin Id State Type');
        if (plain($in['Type']) === '4' && plain($in['State']) === '4') credit('notice ' . plain($in['Id']), plain($in['OrderNo'] ?? ''), plain($in['Amount']));
        return json_encode($done);
    }
    $questions = ['otcVerify' => 'Coin CoinAmount OrderId OrderNum UserName', 'otcQuery' => 'Coin OrderNum UserName', 'getBankCard' => 'OrderNum UserName'];
    check(isset($questions[$path]));
    ksort($in);
    check(implode(' ', array_keys($in)) === $questions[$path]);
    $answer = $path === 'otcQuery' ? ['Coin' => plain($in['Coin']), 'CoinAmount' => '18.37'] : BANK;
    $answer['Sign'] = md5(implode('', $answer) . KEY_B);
    return json_encode($done + $answer + ($path === 'otcVerify' ? ['Status' => '1'] : []));
}

function ubao($in) {
    need($in, 'sign body nonce timestamp');
    [$body, $nonce, $timestamp] = [plain($in['body']), plain($in['nonce']), plain($in['timestamp'])];
    check(preg_match('/^\\d+$/D', $nonce) && preg_match('/^\\d{10}$/D', $timestamp));
    same($in['sign'], md5($body . API_KEY . $nonce . $timestamp));
    $json = base64_decode($body, true);
    check(is_string($json));
    $data = Json::read($json);
    check(in_array($data['callbackType'] ?? '', ['recharge', 'transfer', 'balance'], true));
    if ($data['callbackType'] !== 'recharge') return 'SUCCESS';
    need($data, 'amount decimals address chainType coinType coinID hash');
    [$amount, $places] = [plain($data['amount']), (int) plain($data['decimals'])];
    check(preg_match('/^\\d+$/D', $amount) && $places >= 0 && $places <= 36);
    $coin = [plain($data['coinID']), strtolower(plain($data['coinType'])), plain($data['chainType'])];
    if ($coin !== ['1002', '0x55d398326f99059ff775485246999027b3197955', '170']) return 'SUCCESS';
    $digits = str_pad($amount, $places + 1, '0', STR_PAD_LEFT);
    $cut = strlen($digits) - $places;
    $shifted = rtrim(substr($digits, 0, $cut) . '.' . rtrim(substr($digits, $cut), '0'), '.');
    credit(implode(' ', ['ubao', ...$coin, plain($data['hash']), plain($data['address']), $amount]), plain($data['address']), $shifted);
    return 'SUCCESS';
}

function vpay($in) {
    $sign = $in['sign'] ?? null;
    unset($in['sign']);
    $in = signed($in);
    same($sign, md5(joined($in, 'canonical') . '&secret=' . SECRET));
    noSlides($in, 'amount key localOrderId merchantId orderId status type', 'amount bizType currency extra key localOrderId merchantActualAmount merchantCurrency merchantId merchantPaidAmount merchantUserId notifyTime orderCreateTime orderId status type userAmount userCurrency orderType orderBizType quoteAmount');
    need($in, 'amount currency key localOrderId orderId status type');
    check($in['key'] === 'test-key');
    foreach (['localOrderId', 'orderId'] as $id) check(is_string($in[$id]) || preg_match('/^\\d+$/D', $in[$id]->text));
    if ($in['type'] === 'PAYMENT' && $in['status'] === 'SUCCESS') credit('vpay ' . plain($in['orderId']), plain($in['localOrderId']), plain($in['amount']));
    return 'success';
}

function lianhe($in) {
    $signed = array_intersect_key($in, array_flip(['amount', 'appKey', 'channel', 'mrn', 'originAmount']));
    same($in['sign'] ?? null, md5(joined($signed) . '&key=' . SECRET));
    need($signed, 'amount appKey channel mrn originAmount'); // A payout's has two fewer: its URL is another.
    foreach ($signed as $value) check(!str_contains($value, '&'));
    check($signed['appKey'] === 'test-app');
    credit('lianhe ' . $signed['mrn'], $signed['mrn'], $signed['amount']);
    return 'success';
}

$path = explode('/', trim(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '/'));
if ($path[0] === 'ledger') {
    $lines = file_exists(getenv('LEDGER')) ? array_map('json_decode', file(getenv('LEDGER'))) : [];
    $credited = array_filter($lines, fn($line) => $line[1] === ($_GET['order'] ?? ''));
    exit(json_encode(['credited' => array_column(array_values($credited), 2)]));
}
if ($_SERVER['REQUEST_METHOD'] !== 'POST') refuse(405);
if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > LIMIT) refuse(413);
$raw = file_get_contents('php://input');
$gateway = $path[1] ?? '';
check(in_array($gateway, ['basicex', 'bibao', 'ubao', 'vpay', 'lianhe'], true));
$in = str_starts_with($_SERVER['CONTENT_TYPE'] ?? '', 'application/json') ? Json::read($raw) : form($raw);
try {
    $answer = $gateway($in, $path[2] ?? '');
} catch (TypeError) {
    refuse();
}
exit($answer);
