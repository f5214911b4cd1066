package health.vigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    private final RecordJson json = new RecordJson();

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Named(String name, @Nullable Shape inner) implements Shape {}
    }

    record Drawing(
            String title,
            Instant at,
            List<Shape> shapes,
            Map<String, Double> sizes,
            Set<String> tags,
            @Nullable String note) {
        Drawing {
            shapes = List.copyOf(shapes);
            sizes = Map.copyOf(sizes);
            tags = Set.copyOf(tags);
        }

        public boolean isEmpty() {
            return shapes.isEmpty();
        }
    }

    @Test
    void record_comesBackEqual() {
        Drawing drawing = new Drawing(
                "a",
                Instant.parse("2026-11-24T10:00:00.123Z"),
                List.of(new Shape.Circle(Double.NaN), new Shape.Named("x", new Shape.Circle(2))),
                Map.of("w", 1.5),
                Set.of("t"),
                null);

        assertThat(json.read(json.write(drawing), Drawing.class)).isEqualTo(drawing);
    }

    @Test
    void stored_hasOnlyTheComponentsAndTheSchema() {
        Drawing drawing = new Drawing("a", Instant.EPOCH, List.of(), Map.of(), Set.of(), null);

        assertThat(json.write(drawing))
                .isEqualTo(
                        "{\"title\":\"a\",\"at\":\"1970-01-01T00:00:00Z\",\"shapes\":[],\"sizes\":{},\"tags\":[],\"schema\":1}");
    }

    @Test
    void sameRecord_givesTheSameText() {
        Map<String, Double> there = new LinkedHashMap<>();
        Map<String, Double> back = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            there.put("k" + i, 1.0);
            back.put("k" + (19 - i), 1.0);
        }

        assertThat(json.write(new Sizes(there))).isEqualTo(json.write(new Sizes(back)));
    }

    record Sizes(Map<String, Double> sizes) {}

    @Test
    void newerField_isIgnoredAndOlderGapIsEmpty() {
        String other =
                "{\"schema\":1,\"title\":\"a\",\"at\":\"1970-01-01T00:00:00Z\",\"colour\":\"red\",\"tags\":null}";

        assertThat(json.read(other, Drawing.class))
                .isEqualTo(new Drawing("a", Instant.EPOCH, List.of(), Map.of(), Set.of(), null));
    }

    @Test
    void newerSchema_isRefused() {
        assertThatThrownBy(() -> json.read("{\"schema\":2}", Drawing.class)).hasMessageContaining("schema 2");
    }

    @Test
    void brokenRecord_isNotQuoted() {
        assertThatThrownBy(() -> json.read("{\"schema\":1,\"at\":\"my chest hurts\"}", Drawing.class))
                .hasMessageContaining("Drawing")
                .hasMessageNotContaining("chest")
                .hasNoCause();
    }
}
