// What the assembled endpoints in Java share: the sign string, the books, and the server.
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One request; the lines are in the subclasses. */
abstract class Endpoint {
    static final String KEY = "test-key", APP_KEY = "test-app", KEY_B = "test-key-b";
    static final Set<String> COINS = Set.of("1002 0x55d398326f99059ff775485246999027b3197955 170");

    final ObjectMapper mapper = new ObjectMapper();
    final Map<String, Object> in = new HashMap<>(), envelope = new HashMap<>();
    HttpExchange exchange;
    Books books;
    Connection connection;
    PreparedStatement insert;
    Object sign;
    String path, expected, nonce, timestamp, order, money;
    Function<Object, String> write = String::valueOf;

    abstract void handle() throws Exception;

    void refuse() throws IOException {
        exchange.sendResponseHeaders(400, -1);
    }

    void answer(byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    void send(String text) throws IOException {
        answer(text.getBytes(UTF_8));
    }

    void credit() {
        books.credit(order, money);
    }

    void credit(Connection connection) {
        credit();
    }

    String joined(Map<?, ?> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> field.getValue() != null)
                        .map(field -> field.getKey() + "=" + written(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private String written(Object value) {
        return value instanceof Map<?, ?> fields ? "{" + joined(fields) + "}" : write.apply(value);
    }

    static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    }
}

/** What a database does with a table of events whose id is unique, one transaction at a time. */
final class Books {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> events = new HashSet<>();
    private final Map<String, List<String>> credits = new HashMap<>();

    synchronized void credit(String order, String amount) {
        credits.computeIfAbsent(order, name -> new ArrayList<>()).add(amount);
    }

    synchronized List<String> credited(String order) {
        return List.copyOf(credits.getOrDefault(order, List.of()));
    }

    /** Nothing fails between the statement and the commit, so nothing is ever taken back. */
    Connection connection() {
        return fake(Connection.class, (self, method, values) -> {
            switch (method.getName()) {
                case "setAutoCommit" -> lock.lock();
                case "commit" -> lock.unlock();
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
    }

    PreparedStatement insert() {
        String[] id = new String[1];
        return fake(PreparedStatement.class, (self, method, values) -> {
            switch (method.getName()) {
                case "setString" -> id[0] = (String) values[1];
                case "executeUpdate" -> {
                    return events.add(id[0]) ? 1 : 0;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

final class Shared {
    /** Prints the port. The books of /name are at /ledger/name. */
    static void serve(HttpServer server, Map<String, Supplier<Endpoint>> endpoints) {
        Map<String, Books> ledgers = new HashMap<>();
        for (String name : endpoints.keySet()) ledgers.put(name, new Books());
        ObjectMapper mapper = new ObjectMapper();
        server.createContext("/", exchange -> {
            String[] parts = (exchange.getRequestURI().getPath() + "/").split("/", -1);
            try {
                if (parts[1].equals("ledger")) {
                    String order = fieldsOf(exchange.getRequestURI().getRawQuery()).get("order");
                    List<String> credited = ledgers.get(parts[2]).credited(order);
                    byte[] page = mapper.writeValueAsBytes(Map.of("credited", credited));
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                } else if (!exchange.getRequestMethod().equals("POST")) {
                    exchange.sendResponseHeaders(405, -1);
                } else {
                    Endpoint endpoint = endpoints.get(parts[1]).get();
                    endpoint.exchange = exchange;
                    endpoint.path = parts[2];
                    endpoint.books = ledgers.get(parts[1]);
                    endpoint.connection = endpoint.books.connection();
                    endpoint.insert = endpoint.books.insert();
                    endpoint.handle();
                }
            } catch (Exception | StackOverflowError error) {
                exchange.sendResponseHeaders(500, -1);
            } finally {
                exchange.close();
            }
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    /** Those of a form or of a URL's query, which may be null. */
    static Map<String, String> fieldsOf(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String part : form == null ? new String[0] : form.split("&")) {
            String[] pair = part.split("=", 2);
            fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair.length > 1 ? pair[1] : "", UTF_8));
        }
        return fields;
    }
}
