package health.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md lists every setting that the code reads, with its type and default; only the last column is written by hand.
 * When it is stale, target/configuration.md is what it should be.
 */
class ConfigurationTest {
    private static final Path DOCUMENT = Path.of("docs/configuration.md");
    private static final String HEAD = "| variable | type | default | what it does |\n|---|---|---|---|\n";
    private static final String UNWRITTEN = "...";

    @Test
    void document_listsEverySettingOfTheCode() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(HEAD) + HEAD.length();
        int end = document.indexOf("\n\n", start) + 1;
        Map<String, String> written = new HashMap<>();
        document.substring(start, end).lines().forEach(row -> {
            String[] cells = row.split(" \\| ", 4);
            written.put(cells[0].replaceAll("[|` ]", ""), cells[3].replaceAll(" \\|$", ""));
        });
        StringBuilder table = new StringBuilder();
        settings().forEach((name, row) -> {
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
            table.append("| `" + variable + "` | " + row + " | " + written.getOrDefault(variable, UNWRITTEN) + " |\n");
        });
        String fresh = document.substring(0, start) + table + document.substring(end);
        Files.writeString(Path.of("target/configuration.md"), fresh);

        assertThat(document)
                .as("stale: cp target/configuration.md docs/, and say what each new setting does")
                .isEqualTo(fresh)
                .doesNotContain("| " + UNWRITTEN + " |");
    }

    /** By property, type and default as cells of the table. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("health.vigil")) {
            Class<?> reflected = type.reflect();
            ConfigMapping mapping = reflected.getAnnotation(ConfigMapping.class);
            if (mapping != null) {
                addMapping(settings, mapping.prefix(), reflected);
            }
            List<Executable> takers = new ArrayList<>(List.of(reflected.getDeclaredConstructors()));
            takers.addAll(List.of(reflected.getDeclaredMethods()));
            for (Executable taker : takers) {
                for (Parameter parameter : taker.getParameters()) {
                    add(settings, parameter, parameter.getParameterizedType());
                }
            }
            for (Field field : reflected.getDeclaredFields()) {
                add(settings, field, field.getGenericType());
            }
        }
        return settings;
    }

    private static void add(Map<String, String> settings, AnnotatedElement element, Type type) {
        ConfigProperty property = element.getAnnotation(ConfigProperty.class);
        if (property != null && property.name().startsWith("vigil.")) {
            boolean unset = property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE);
            settings.put(property.name(), cells(type, unset ? "" : property.defaultValue()));
        }
    }

    private static void addMapping(Map<String, String> settings, String prefix, Class<?> mapping) {
        for (Method method : mapping.getMethods()) {
            WithName named = method.getAnnotation(WithName.class);
            String name = method.isAnnotationPresent(WithParentName.class)
                    ? prefix
                    : prefix + "." + (named == null ? words(method.getName()) : named.value());
            Type type = method.getGenericReturnType();
            boolean map = type instanceof ParameterizedType of && of.getRawType() == Map.class;
            Type inner = map ? ((ParameterizedType) type).getActualTypeArguments()[1] : type;
            String place = map ? name + ".*" : name;
            if (inner instanceof Class<?> nested
                    && nested.isInterface()
                    && nested.getName().startsWith("health.vigil")) {
                addMapping(settings, place, nested);
            } else if (!method.isSynthetic() && !method.isDefault() && !Modifier.isStatic(method.getModifiers())) {
                WithDefault otherwise = method.getAnnotation(WithDefault.class);
                settings.put(place, cells(inner, otherwise == null ? "" : otherwise.value()));
            }
        }
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String cells(Type type, String otherwise) {
        return word(type) + " | " + (otherwise.isEmpty() ? "not set" : "`" + otherwise + "`");
    }

    private static String word(Type type) {
        if (type instanceof ParameterizedType of) {
            String inner = word(of.getActualTypeArguments()[0]);
            Class<?> raw = (Class<?>) of.getRawType();
            return Collection.class.isAssignableFrom(raw) ? inner + ", several with commas" : inner;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Duration.class) {
            return "duration";
        }
        if (plain == Path.class) {
            return "path";
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return "`true` or `false`";
        }
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(constant -> "`" + constant + "`")
                    .collect(Collectors.joining(", "));
        }
        boolean number = plain.isPrimitive()
                || Number.class.isAssignableFrom(plain)
                || plain.getSimpleName().startsWith("Optional");
        return number ? "number" : "text";
    }
}
