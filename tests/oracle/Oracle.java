import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signs as the five gateways do, written from the protocol pages alone, with the JDK's own cryptography. Reads one job
 * a line, writes one answer a line, both JSON; see oracles.mjs for what is in them.
 */
public final class Oracle {
    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var out = new PrintStream(System.out, false, UTF_8);
        for (String line; (line = in.readLine()) != null; ) {
            out.println(answer(new Job(Json.map(new Json(line).value()))).print());
        }
        out.flush();
    }

    static Fields answer(Job job) throws GeneralSecurityException {
        return switch (job.text("gateway") + " " + job.text("job")) {
            case "Basicex request" -> basicexRequest(job);
            case "Basicex notification" -> basicexNotification(job);
            case "Bibao request" -> bibaoRequest(job);
            case "Bibao open" -> bibaoOpen(job);
            case "Bibao notification" -> bibaoNotification(job);
            case "Bibao reply" -> bibaoReply(job);
            case "Ubao request" -> ubaoRequest(job);
            case "Ubao notification" -> ubaoNotification(job);
            case "Vpay request" -> new Fields().add("url", job.url()).add("body", vpayMessage(job).print());
            case "Vpay notification" -> new Fields().add("body", vpayMessage(job).print());
            case "Lianhe request" -> lianheRequest(job);
            case "Lianhe notification" -> job.send(lianheMessage(job, job.texts(job.members(), "signs")));
            default -> throw new IllegalArgumentException(job.text("gateway") + " " + job.text("job"));
        };
    }

    // ---- Basicex ----

    static String basicexEnvelope(Job job, Fields envelope) throws GeneralSecurityException {
        String text = envelope.sorted().filter(name -> !envelope.scalar(name).isEmpty()).pairs();
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(job.secret("secretKey").getBytes(UTF_8), "HmacSHA512"));
        byte[] digest = mac.doFinal((text + "&key=" + job.secret("apiKey")).getBytes(UTF_8));
        return envelope.add("sign", HexFormat.of().withUpperCase().formatHex(digest)).print();
    }

    static Fields basicexRequest(Job job) throws GeneralSecurityException {
        String body = basicexEnvelope(job, new Fields()
            .add("merNo", job.secret("merNo"))
            .add("method", (String) job.operation().get("method"))
            .add("timestamp", job.beijing("yyyyMMddHHmmss"))
            .add("nonce", job.text("nonce"))
            .add(job.option("bizField"), job.fields().print())
            .add("signType", "HmacSHA512"));
        var answer = new Fields().add("url", job.url());
        return job.operation().containsKey("form")
            ? answer.add("fields", List.of(List.of("data", body)))
            : answer.add("body", body);
    }

    static Fields basicexNotification(Job job) throws GeneralSecurityException {
        return new Fields().add("body", basicexEnvelope(job, new Fields()
            .add("code", "0000")
            .add("message", "SUCCESS / 成功")
            .add("method", job.text("method"))
            .add("data", job.fields().print())
            .add("nonce", job.text("nonce"))
            .add("timestamp", job.beijing("yyyyMMddHHmmss"))
            .add("signType", "HmacSHA512")));
    }

    // ---- Bibao ----

    static byte[] des(Job job, int mode, byte[] text) throws GeneralSecurityException {
        byte[] key = job.secret("desKey").getBytes(UTF_8);
        Cipher cipher = Cipher.getInstance("DES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "DES"), new IvParameterSpec(key));
        return cipher.doFinal(text);
    }

    static Fields bibaoRequest(Job job) throws GeneralSecurityException {
        Fields fields = new Fields().add("MerCode", job.secret("merCode")).add("Timestamp", job.seconds());
        fields.all.addAll(job.fields().all);
        String plain = fields.pairs();
        byte[] param = des(job, Cipher.ENCRYPT_MODE, plain.getBytes(UTF_8));
        String parts = job.texts(job.operation(), "parts").stream().map(fields::scalar).collect(Collectors.joining());
        int before = Integer.parseInt(job.secret("keyALength"));
        String ends = job.text("nonce");
        String md5 = md5(parts + job.secret("keyB") + job.beijing("yyyyMMdd"));
        Fields body = new Fields()
            .add("param", HexFormat.of().withUpperCase().formatHex(param))
            .add("key", ends.substring(0, before) + md5 + ends.substring(before));
        String url = job.text("baseUrl") + "/api/" + job.secret("merCode") + job.operation().get("path");
        return new Fields().add("url", url).add("body", body.print()).add("plain", plain);
    }

    static Fields bibaoOpen(Job job) throws GeneralSecurityException {
        byte[] plain = des(job, Cipher.DECRYPT_MODE, HexFormat.of().parseHex(job.text("param")));
        return new Fields().add("plain", new String(plain, UTF_8));
    }

    static Fields bibaoNotification(Job job) throws GeneralSecurityException {
        Fields fields = job.fields();
        boolean skip = job.option("emptyValues").equals("skip");
        String text = fields.sorted()
            .filter(name -> !name.equals("FinishTime") && !(skip && fields.scalar(name).isEmpty()))
            .pairs();
        return job.send(fields.add("Sign", md5(text + job.secret("keyB"))));
    }

    static Fields bibaoReply(Job job) throws GeneralSecurityException {
        var percent = job.option("replyEncoding").equals("percent");
        var encoded = percent ? List.of("Bank", "RealName", "SubBranch") : List.of();
        Fields reply = new Fields();
        for (Field field : job.fields().all) {
            boolean encode = encoded.contains(field.name);
            // URLEncoder leaves a star as it is.
            reply.add(field.name, encode ? encode((String) field.value).replace("*", "%2A") : field.value);
        }
        var signed = job.text("kind").equals("otcQuery")
            ? List.of("Coin", "CoinAmount")
            : List.of("Account", "Bank", "RealName", "SubBranch");
        String text = signed.stream().map(reply::scalar).collect(Collectors.joining());
        return new Fields().add("body", reply.add("Sign", md5(text + job.secret("keyB"))).print());
    }

    // ---- UBAO ----

    static Fields ubaoEnvelope(Job job, Fields envelope, boolean hasBody) throws GeneralSecurityException {
        String body = hasBody ? Base64.getEncoder().encodeToString(job.fields().print().getBytes(UTF_8)) : "";
        String sign = md5(body + job.secret("apiKey") + job.text("nonce") + job.seconds());
        envelope.add("timestamp", new Number(job.seconds())).add("nonce", new Number(job.text("nonce")));
        return (hasBody ? envelope.add("body", body) : envelope).add("sign", sign);
    }

    static Fields ubaoRequest(Job job) throws GeneralSecurityException {
        Fields merchant = new Fields().add("merchantId", new Number(job.secret("merchantId")));
        Fields envelope = ubaoEnvelope(job, merchant, !job.fields().all.isEmpty());
        var answer = new Fields().add("url", job.url());
        boolean form = job.option("encoding").equals("form");
        return form ? answer.add("form", envelope.asTexts()) : answer.add("body", envelope.print());
    }

    static Fields ubaoNotification(Job job) throws GeneralSecurityException {
        return job.send(ubaoEnvelope(job, new Fields(), true));
    }

    // ---- Vpay ----

    static Fields vpayMessage(Job job) throws GeneralSecurityException {
        Fields fields = job.fields().add("key", job.secret("key"));
        return fields.add("sign", md5(vpayPairs(fields) + "&secret=" + job.secret("secret")));
    }

    static String vpayPairs(Fields fields) {
        var signed = new TreeMap<String, String>();
        for (Field field : fields.all) {
            boolean empty = field.value instanceof List<?> list && list.isEmpty();
            if (field.value != null && !empty) {
                signed.put(field.name, vpayText(field.value));
            }
        }
        return signed.entrySet().stream().map(Object::toString).collect(Collectors.joining("&"));
    }

    static String vpayText(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Oracle::vpayText).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Fields fields) {
            return "{" + vpayPairs(fields) + "}";
        }
        if (value instanceof Number number && number.text.matches(".*[.eE].*")) {
            return new BigDecimal(number.text).stripTrailingZeros().toPlainString();
        }
        return value instanceof Number number ? number.text : String.valueOf(value);
    }

    // ---- Lianhe ----

    static Fields lianheMessage(Job job, List<String> signs) throws GeneralSecurityException {
        Fields fields = job.fields().add("appKey", job.secret("appKey"));
        String text = signs.stream().map(name -> name + "=" + fields.scalar(name)).collect(Collectors.joining("&"));
        return fields.add("sign", md5(text + "&key=" + job.secret("secretKey")));
    }

    static Fields lianheRequest(Job job) throws GeneralSecurityException {
        Fields fields = lianheMessage(job, job.texts(job.operation(), "signs"));
        var answer = new Fields().add("url", job.url());
        if (job.operation().containsKey("form")) {
            return answer.add("fields", fields.asTexts());
        }
        boolean query = "GET".equals(job.operation().get("method"));
        return query ? answer.add("query", fields.asTexts()) : answer.add("body", fields.print());
    }

    // ---- what they share ----

    static String md5(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    record Number(String text) {}

    record Field(String name, Object value) {}

    /** Named values in their order. */
    static final class Fields {
        final List<Field> all = new ArrayList<>();

        static Fields of(Object pairs) {
            var fields = new Fields();
            for (Object pair : (List<?>) pairs) {
                fields.add((String) ((List<?>) pair).get(0), typed(((List<?>) pair).get(1)));
            }
            return fields;
        }

        /** The jobs' way to write numbers and objects. */
        static Object typed(Object value) {
            if (value instanceof List<?> list) {
                return list.stream().map(Fields::typed).collect(Collectors.toCollection(ArrayList::new));
            }
            if (value instanceof Map<?, ?> map) {
                return map.containsKey("number") ? new Number((String) map.get("number")) : of(map.get("object"));
            }
            return value;
        }

        Fields add(String name, Object value) {
            all.add(new Field(name, value));
            return this;
        }

        String scalar(String name) {
            return all.stream().filter(field -> field.name.equals(name)).map(Fields::text).findFirst().orElseThrow();
        }

        static String text(Field field) {
            return field.value instanceof Number number ? number.text : String.valueOf(field.value);
        }

        Fields sorted() {
            var sorted = new Fields();
            all.stream().sorted((a, b) -> a.name.compareTo(b.name)).forEach(sorted.all::add);
            return sorted;
        }

        Fields filter(java.util.function.Predicate<String> wanted) {
            var filtered = new Fields();
            all.stream().filter(field -> wanted.test(field.name)).forEach(filtered.all::add);
            return filtered;
        }

        String pairs() {
            return all.stream().map(field -> field.name + "=" + text(field)).collect(Collectors.joining("&"));
        }

        List<List<String>> asTexts() {
            return all.stream().map(field -> List.of(field.name, text(field))).toList();
        }

        String form() {
            return all.stream().map(field -> encode(field.name) + "=" + encode(text(field)))
                .collect(Collectors.joining("&"));
        }

        String print() {
            return all.stream().map(field -> Json.print(field.name) + ":" + Json.print(field.value))
                .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /** One line of input. */
    record Job(Map<String, Object> members) {
        String text(String name) {
            return (String) members.get(name);
        }

        Map<String, Object> operation() {
            return Json.map(members.get("operation"));
        }

        String option(String name) {
            return (String) Json.map(members.get("options")).get(name);
        }

        String secret(String name) {
            Object secret = Json.map(members.get("credentials")).get(name);
            return secret instanceof Number number ? number.text : (String) secret;
        }

        List<String> texts(Map<String, Object> from, String name) {
            return ((List<?>) from.get(name)).stream().map(String.class::cast).toList();
        }

        Fields fields() {
            return Fields.of(members.get("fields"));
        }

        String url() {
            return text("baseUrl") + operation().get("path");
        }

        Instant now() {
            return Instant.ofEpochMilli(Long.parseLong(((Number) members.get("now")).text));
        }

        String seconds() {
            return Long.toString(now().getEpochSecond());
        }

        String beijing(String pattern) {
            return DateTimeFormatter.ofPattern(pattern).withZone(ZoneId.of("Asia/Shanghai")).format(now());
        }

        Fields send(Fields message) {
            return new Fields().add("body", text("format").equals("form") ? message.form() : message.print());
        }
    }

    /** As much JSON as the jobs need. The JDK has none. */
    static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> map(Object value) {
            return (Map<String, Object>) value;
        }

        Object value() {
            switch (text.charAt(at)) {
                case '{':
                    var map = new TreeMap<String, Object>();
                    while (more('}')) {
                        String name = string();
                        at++;
                        map.put(name, value());
                    }
                    return map;
                case '[':
                    var list = new ArrayList<Object>();
                    while (more(']')) {
                        list.add(value());
                    }
                    return list;
                case '"':
                    return string();
                default:
                    int start = at;
                    while ("+-.0123456789aeflnrstuE".indexOf(text.charAt(at)) >= 0) {
                        at++;
                    }
                    String word = text.substring(start, at);
                    return switch (word) {
                        case "null" -> null;
                        case "true", "false" -> Boolean.valueOf(word);
                        default -> new Number(word);
                    };
            }
        }

        /** Steps over an opening bracket or a comma; false at the closing one. */
        private boolean more(char end) {
            char first = text.charAt(at++);
            if (first == end) {
                return false;
            }
            if (text.charAt(at) == end) {
                at++;
                return false;
            }
            return true;
        }

        private String string() {
            var out = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                char c = text.charAt(at);
                if (c == '\\') {
                    c = text.charAt(++at);
                    if (c == 'u') {
                        c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
                        at += 4;
                    } else {
                        c = "bfnrt".indexOf(c) < 0 ? c : "\b\f\n\r\t".charAt("bfnrt".indexOf(c));
                    }
                }
                out.append(c);
            }
            at++;
            return out.toString();
        }

        static String print(Object value) {
            if (value instanceof List<?> list) {
                return list.stream().map(Json::print).collect(Collectors.joining(",", "[", "]"));
            }
            if (value instanceof Fields fields) {
                return fields.print();
            }
            if (value instanceof Number number) {
                return number.text;
            }
            if (value instanceof String string) {
                return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            }
            return String.valueOf(value);
        }
    }
}
