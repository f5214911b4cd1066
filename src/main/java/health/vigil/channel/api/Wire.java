package health.vigil.channel.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Enum values on the wire: lower case; an unknown one is read as its default. */
public final class Wire {
    private Wire() {}

    public static <E extends Enum<E>> E read(Class<E> type, @Nullable String text, E otherwise) {
        if (text != null) {
            for (E value : type.getEnumConstants()) {
                if (value.name().equalsIgnoreCase(text)) {
                    return value;
                }
            }
        }
        return otherwise;
    }

    public static String write(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
