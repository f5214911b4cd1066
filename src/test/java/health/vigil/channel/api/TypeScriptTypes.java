package health.vigil.channel.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records of the contract as TypeScript interfaces. */
final class TypeScriptTypes {
    private static final Map<Type, String> PLAIN = Map.of(
            String.class, "string",
            Instant.class, "string",
            int.class, "number",
            Integer.class, "number",
            Double.class, "number",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            Object.class, "unknown");

    private TypeScriptTypes() {}

    static List<Class<?>> records() {
        return Stream.of(
                        Stream.of(Views.class.getDeclaredClasses()),
                        Stream.of(Requests.class.getDeclaredClasses()),
                        Stream.of(Problem.class.getDeclaredClasses()),
                        Stream.<Class<?>>of(Problem.class))
                .flatMap(classes -> classes)
                .filter(Class::isRecord)
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    static String write() {
        String head = "// What goes over the wire of /v1. Made from the server's own records: do not edit.\n"
                + "// A part with a question mark may be left out or null.\n";
        return head + records().stream().map(TypeScriptTypes::write).collect(Collectors.joining());
    }

    private static String write(Class<?> record) {
        String fields = Arrays.stream(record.getRecordComponents())
                .map(TypeScriptTypes::write)
                .collect(Collectors.joining());
        return "\nexport interface " + record.getSimpleName() + " {\n" + fields + "}\n";
    }

    private static String write(RecordComponent component) {
        boolean open = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        String type = write(component.getGenericType());
        return "  " + wire(component.getName()) + (open ? "?: " + type + " | null" : ": " + type) + ";\n";
    }

    private static String write(Type type) {
        if (type instanceof ParameterizedType list) {
            return write(list.getActualTypeArguments()[0]) + "[]";
        }
        String plain = PLAIN.get(type);
        return plain == null ? ((Class<?>) type).getSimpleName() : plain;
    }

    /** As {@link WireJson} names it. */
    static String wire(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
