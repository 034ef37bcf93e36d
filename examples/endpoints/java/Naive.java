import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** NAIVE ON PURPOSE: callbacks as they are often written. faults.json says what is wrong here. Never copy this. */
public class Naive {
    static Map<String, List<String>> books = new HashMap<>();
    static Set<Object> seen = new HashSet<>();

    static void credit(Object order, Object amount) {
        books.computeIfAbsent(String.valueOf(order), o -> new ArrayList<>()).add(String.valueOf(amount));
    }

    static String hex(byte[] bytes) {
        StringBuilder sb = new StringBuilder();
        for (byte b : bytes) sb.append(String.format("%02x", b));
        return sb.toString();
    }

    static String md5(String s) throws Exception {
        return hex(MessageDigest.getInstance("MD5").digest(s.getBytes(StandardCharsets.UTF_8)));
    }

    static String joined(Map<String, Object> params) {
        StringBuilder sb = new StringBuilder();
        for (Map.Entry<String, Object> e : new TreeMap<>(params).entrySet()) {
            if (e.getValue() == null) continue;
            if (sb.length() > 0) sb.append("&");
            sb.append(e.getKey()).append("=").append(write(e.getValue()));
        }
        return sb.toString();
    }

    @SuppressWarnings("unchecked")
    static String write(Object value) {
        return value instanceof Map ? "{" + joined((Map<String, Object>) value) + "}" : String.valueOf(value);
    }

    static final Pattern MEMBER = Pattern.compile(
            "\"(\\w+)\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\{[^}]*\\})|([^,}\\s]+))", Pattern.DOTALL);

    /** Flat JSON, good enough for these messages. */
    static Map<String, Object> json(String text) {
        Map<String, Object> map = new HashMap<>();
        Matcher m = MEMBER.matcher(text.substring(text.indexOf('{') + 1));
        while (m.find()) {
            if (m.group(2) != null) map.put(m.group(1), m.group(2).replace("\\\"", "\""));
            else if (m.group(3) != null) map.put(m.group(1), json(m.group(3)));
            else map.put(m.group(1), number(m.group(4)));
        }
        return map;
    }

    static Object number(String word) {
        if (word.equals("null")) return null;
        return word.contains(".") ? (Object) Double.valueOf(word) : (Object) new BigInteger(word);
    }

    static Map<String, Object> form(String body) {
        Map<String, Object> map = new HashMap<>();
        for (String pair : URLDecoder.decode(body, StandardCharsets.UTF_8).split("&")) {
            String[] parts = pair.split("=", 2);
            map.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return map;
    }

    static String basicex(Map<String, Object> in) {
        try {
            String sign = in.remove("sign").toString();
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec("test-secret".getBytes(), "HmacSHA512"));
            String own = hex(mac.doFinal((joined(in) + "&key=test-api-key").getBytes(StandardCharsets.UTF_8)));
            if (!own.equalsIgnoreCase(sign)) return "fail";
            Map<String, Object> data = json((String) in.get("data"));
            if (String.valueOf(data.get("status")).equals("2")) credit(data.get("merOrderNo"), data.get("totalAmount"));
        } catch (Exception e) {
            e.printStackTrace(); // They would send it again for ever.
        }
        return "success";
    }

    static String bibao(Map<String, Object> in, String path) throws Exception {
        if (path.equals("getBankCard"))
            return "{\"Success\":true,\"Code\":1,\"Account\":\"1\",\"Bank\":\"b\",\"RealName\":\"n\",\"SubBranch\":\"s\",\"Sign\":\""
                    + md5("1bnstest-key-b") + "\"}";
        Object sign = in.remove("Sign");
        if (sign == null) sign = in.remove("sign");
        in.remove("FinishTime");
        if (!md5(joined(in) + "test-key-b").equals(sign)) return "{\"Success\":false,\"Code\":0}";
        if (path.isEmpty()) {
            if ("4".equals(in.get("State"))) credit(in.get("OrderNo"), in.get("Amount"));
        } else if (seen.add(in.get("OrderNum")) && "2".equals(in.get("State1"))) {
            credit(in.get("OrderNum"), in.get("CoinAmount"));
        }
        return "{\"Success\":true,\"Code\":1}";
    }

    static String ubao(Map<String, Object> in) throws Exception {
        String sign = String.valueOf(in.get("sign"));
        String own = md5("" + in.get("body") + "test-api-key" + in.get("nonce") + in.get("timestamp"));
        if (!own.equalsIgnoreCase(sign)) return "FAIL";
        Map<String, Object> data = json(new String(Base64.getDecoder().decode((String) in.get("body")), "UTF-8"));
        if ("USDT".equals(data.get("coinName")) && seen.add(sign)) {
            BigDecimal amount = new BigDecimal(String.valueOf(data.get("amount")));
            credit(data.get("address"), amount.movePointLeft(Integer.parseInt(String.valueOf(data.get("decimals")))));
        }
        return "SUCCESS";
    }

    static String vpay(Map<String, Object> in) throws Exception {
        String sign = (String) in.remove("sign");
        if (!md5(joined(in) + "&secret=test-secret").equals(sign)) return "fail";
        if ("SUCCESS".equals(in.get("status")) && seen.add(in.get("orderId")))
            credit(in.get("localOrderId"), in.get("amount"));
        return "success";
    }

    static String lianhe(Map<String, Object> in) throws Exception {
        StringBuilder sb = new StringBuilder();
        for (String name : new String[] {"amount", "appKey", "channel", "mrn", "originAmount"})
            if (in.get(name) != null) sb.append(name).append("=").append(in.get(name)).append("&");
        if (!md5(sb + "key=test-secret").equals(in.get("sign"))) return "fail\n";
        if (seen.add(in.get("mrn"))) credit(in.get("mrn"), in.get("amount"));
        return "success\n";
    }

    static String answer(String[] path, String body) throws Exception {
        Map<String, Object> in = body.startsWith("{") ? json(body) : form(body);
        switch (path[2]) {
            case "basicex": return basicex(in);
            case "bibao": return bibao(in, path.length > 3 ? path[3] : "");
            case "ubao": return ubao(in);
            case "vpay": return vpay(in);
            default: return lianhe(in);
        }
    }

    static void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String answer;
        int status = 200;
        try {
            if (path.equals("/ledger")) {
                String order = exchange.getRequestURI().getQuery().substring("order=".length());
                List<String> credits = books.getOrDefault(order, new ArrayList<>());
                answer = "{\"credited\":[" + (credits.isEmpty() ? "" : "\"" + String.join("\",\"", credits) + "\"") + "]}";
            } else {
                answer = answer(path.split("/"), body);
            }
        } catch (Exception e) {
            status = 500;
            answer = "error";
        }
        byte[] bytes = answer.getBytes();
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
        server.createContext("/", Naive::handle);
        server.start();
    }
}
