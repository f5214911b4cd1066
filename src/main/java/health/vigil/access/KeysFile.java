package health.vigil.access;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.consultation.RateLimits.Rate;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the keys file: JSON with tenants and the digests of their keys. One wrong entry and none of it is taken. */
final class KeysFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private final Map<String, Tenant> tenants = new HashMap<>();
    private final Map<String, Tenants.Key> keys = new HashMap<>();

    private KeysFile() {}

    /** The whole file. */
    private record Content(@Nullable List<TenantEntry> tenants) {}

    private record TenantEntry(
            @Nullable String name,
            @Nullable Set<String> origins,
            @Nullable String region,
            boolean consentRequired,
            @Nullable Map<String, String> limits,
            @Nullable List<KeyEntry> keys) {}

    private record KeyEntry(
            @Nullable String name,
            @Nullable String role,
            @Nullable Set<String> scopes,
            @Nullable String sha256,
            @Nullable Instant expires) {}

    /** What is wrong with the file, by its place; never a key. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    static Tenants read(byte[] json) throws Unreadable {
        KeysFile file = new KeysFile();
        List<TenantEntry> entries = parse(json).tenants();
        if (entries == null || entries.isEmpty()) {
            throw new Unreadable("tenants is missing or empty");
        }
        for (int i = 0; i < entries.size(); i++) {
            file.add(entries.get(i), "tenants[" + i + "]");
        }
        return new Tenants(file.tenants, file.keys);
    }

    private static Content parse(byte[] json) throws Unreadable {
        try {
            return Optional.ofNullable(JSON.readValue(json, Content.class))
                    .orElseThrow(() -> new Unreadable("it is empty"));
        } catch (UnrecognizedPropertyException e) {
            throw new Unreadable(path(e) + " is not a known field");
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof JsonParseException broken) {
                throw noJson(broken);
            }
            throw new Unreadable(e.getPath().isEmpty() ? "it is no JSON object" : path(e) + " has the wrong type");
        } catch (JsonProcessingException e) {
            throw noJson(e);
        } catch (IOException e) {
            throw new Unreadable("it cannot be read");
        }
    }

    private static Unreadable noJson(JsonProcessingException e) {
        return new Unreadable("it is not valid JSON at line " + e.getLocation().getLineNr());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .substring(1);
    }

    private void add(TenantEntry entry, String place) throws Unreadable {
        String name = name(entry.name(), place + ".name");
        Set<String> origins = Optional.ofNullable(entry.origins()).orElse(Set.of());
        for (String origin : origins) {
            require(isOrigin(origin), place + ".origins: " + origin + " is not scheme://host[:port]");
        }
        String region = Optional.ofNullable(entry.region()).orElse("");
        Tenant tenant = new Tenant(name, origins, region, entry.consentRequired(), limits(entry, place + ".limits"));
        require(tenants.put(name, tenant) == null, place + ".name: " + name + " stands twice");
        List<KeyEntry> list = Optional.ofNullable(entry.keys()).orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            add(tenant, list.get(i), place + ".keys[" + i + "]");
        }
    }

    private static Map<Limit, Rate> limits(TenantEntry entry, String place) throws Unreadable {
        Map<Limit, Rate> limits = new EnumMap<>(Limit.class);
        for (var limit : Optional.ofNullable(entry.limits()).orElse(Map.of()).entrySet()) {
            Limit known = word(Limit.values(), Limit::word, limit.getKey(), place);
            limits.put(
                    known,
                    Limit.read(limit.getValue())
                            .orElseThrow(() -> new Unreadable(
                                    place + "." + known.word() + " is not of the form 600:200, or off")));
        }
        return limits;
    }

    private void add(Tenant tenant, KeyEntry entry, String place) throws Unreadable {
        String name = name(entry.name(), place + ".name");
        Role role = word(Role.values(), Role::word, entry.role(), place + ".role");
        require(role != Role.PATIENT, place + ".role: a patient has an access token, not a key");
        require(
                role != Role.WIDGET || !tenant.origins().isEmpty(),
                place + ".role: a widget key needs origins of its tenant");
        Set<Scope> scopes = new HashSet<>();
        for (String scope : Optional.ofNullable(entry.scopes()).orElse(Set.of())) {
            scopes.add(word(Scope.values(), Scope::word, scope, place + ".scopes"));
        }
        Set<Scope> within = entry.scopes() == null ? Set.of(Scope.values()) : scopes;
        String digest = entry.sha256();
        require(digest != null && DIGEST.matcher(digest).matches(), place + ".sha256 is not 64 hexadecimal digits");
        Tenants.Key key = new Tenants.Key(new Caller(tenant.name(), role, name, within), entry.expires());
        require(keys.put(String.valueOf(digest), key) == null, place + ".sha256 stands twice");
    }

    private static String name(@Nullable String name, String place) throws Unreadable {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new Unreadable(place + " must be a name of a-z, 0-9, dot, dash and underscore");
        }
        return name;
    }

    private static <T> T word(T[] values, Function<T, String> word, @Nullable String text, String place)
            throws Unreadable {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new Unreadable(
                        place + " is none of " + Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String otherwise) throws Unreadable {
        if (!holds) {
            throw new Unreadable(otherwise);
        }
    }
}
