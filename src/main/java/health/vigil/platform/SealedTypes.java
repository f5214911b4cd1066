package health.vigil.platform;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores which case of a sealed interface a record is, so that the domain needs no annotations. */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final String CASE_FIELD = "case";

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        if (!isSealed(type.getRawType())) {
            return super.findTypeResolver(config, type, baseType);
        }
        return new StdTypeResolverBuilder()
                .init(JsonTypeInfo.Id.NAME, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty(CASE_FIELD);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        Class<?> raw = type.getRawType();
        return isSealed(raw)
                ? Arrays.stream(raw.getPermittedSubclasses())
                        .map(permitted -> new NamedType(permitted, permitted.getSimpleName()))
                        .toList()
                : super.findSubtypes(type);
    }

    /** Enums whose constants have bodies are sealed too, to the compiler. */
    private static boolean isSealed(Class<?> type) {
        return type.isSealed() && !type.isEnum();
    }
}
