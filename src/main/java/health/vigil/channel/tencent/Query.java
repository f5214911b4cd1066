package health.vigil.channel.tencent;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What a callback says beside its body; empty where it says nothing.
 *
 * @param signature over token, timestamp and nonce
 * @param messageSignature over the encrypted text as well
 * @param echo what a verification wants back
 */
public record Query(String signature, String messageSignature, String timestamp, String nonce, String echo) {

    public static Query of(MultivaluedMap<String, String> parameters) {
        return new Query(
                first(parameters, "signature"),
                first(parameters, "msg_signature"),
                first(parameters, "timestamp"),
                first(parameters, "nonce"),
                first(parameters, "echostr"));
    }

    private static String first(MultivaluedMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "Query[" + timestamp + "]";
    }
}
