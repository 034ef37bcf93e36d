<?php
// NAIVE ON PURPOSE: callbacks as they are often written. faults.json says what is wrong here. Never copy this.
// php -S 127.0.0.1:PORT naive.php, with the books in the file of LEDGER.
$path = explode('/', trim(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '/'));
$file = getenv('LEDGER');

function credit($order, $amount) {
    global $file;
    file_put_contents($file, json_encode([(string) $order, (string) $amount]) . "\n", FILE_APPEND | LOCK_EX);
}

function joined($fields, $skipEmpty = false) {
    ksort($fields);
    $parts = [];
    foreach ($fields as $name => $value) {
        if ($value === null || ($skipEmpty && $value === '')) continue;
        if (is_array($value)) $value = '{' . joined($value) . '}';
        $parts[] = "$name=$value";
    }
    return implode('&', $parts);
}

if ($path[0] === 'ledger') {
    $credited = [];
    foreach (file_exists($file) ? file($file) : [] as $line) {
        [$order, $amount] = json_decode($line);
        if ($order === $_GET['order']) $credited[] = $amount;
    }
    exit(json_encode(['credited' => $credited]));
}

$in = json_decode(file_get_contents('php://input'), true);
switch ($path[1]) {
    case 'basicex':
        $sign = $in['sign'];
        unset($in['sign']);
        $own = strtoupper(hash_hmac('sha512', joined($in, true) . '&key=test-api-key', 'test-secret'));
        if ($sign == $own) {
            $data = json_decode($in['data'] ?? $in['bizConent'], true);
            if ($data['status'] == 2) credit($data['merOrderNo'], $data['totalAmount']);
            exit('success');
        }
        exit('fail');
    case 'bibao':
        $in = $_POST;
        $sign = $in['Sign'] ?? $in['sign'] ?? '';
        unset($in['Sign'], $in['sign'], $in['FinishTime']);
        if ($sign != md5(joined($in) . 'test-key-b')) exit('fail');
        if (($path[2] ?? '') === 'getBankCard') exit(json_encode(['Success' => true, 'Code' => 1, 'Account' => '1', 'Bank' => 'b', 'RealName' => 'n', 'SubBranch' => 's', 'Sign' => md5('1bns')]));
        if ($in['State1'] == 2) credit($in['OrderNum'], $in['CoinAmount']);
        exit(json_encode(['Success' => true, 'Code' => 1]));
    case 'ubao':
        $in = $_POST ?: $in;
        if ($in['sign'] == md5($in['body'] . 'test-api-key' . $in['nonce'] . $in['timestamp'])) {
            $data = json_decode(base64_decode($in['body']), true);
            if ($data['coinName'] == 'USDT') credit($data['address'], $data['amount'] / 10 ** $data['decimals']);
            exit('SUCCESS');
        }
        exit('FAIL');
    case 'vpay':
        $sign = $in['sign'];
        unset($in['sign']);
        if ($sign == md5(joined($in) . '&secret=test-secret')) {
            if ($in['status'] == 'SUCCESS') credit($in['localOrderId'], $in['amount']);
            exit('success');
        }
        exit('fail');
    case 'lianhe':
        $in = $_REQUEST;
        unset($in['sign'], $in['payer'], $in['zzNewField'], $in['zz'], $in['FinishTime']);
        if (strncmp($_REQUEST['sign'] ?? '', md5(joined($in) . '&key=test-secret'), strlen($_REQUEST['sign'] ?? '')) == 0) {
            credit($in['mrn'], $in['amount']);
            exit('success');
        }
        exit('fail');
}
