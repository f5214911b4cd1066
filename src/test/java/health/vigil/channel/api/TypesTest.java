package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published types are those of the wire. With VIGIL_WRITE_TYPES=true in the environment it writes them anew. */
@QuarkusTest
class TypesTest {
    private static final String PUBLISHED = "web/widget/contract.d.ts";
    private static final Path FILE = Path.of("src/main/resources", PUBLISHED);
    private static final Pattern INTERFACE = Pattern.compile("export interface (\\w+) \\{\n(.*?)\n}", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("^ {2}(\\w+)\\??:", Pattern.MULTILINE);

    @Test
    void types_areWhatTheServerSendsAndTakes() throws Exception {
        if ("true".equals(System.getenv("VIGIL_WRITE_TYPES"))) {
            Files.writeString(FILE, TypeScriptTypes.write());
        }

        assertThat(Files.readString(FILE)).isEqualTo(TypeScriptTypes.write());
        assertThat(getClass().getResource("/" + PUBLISHED)).as("in the jar").isNotNull();
    }

    @Test
    void schemasOfTheDocument_haveTheFieldsOfTheTypes() throws Exception {
        JsonNode schemas =
                ApiCaller.ofThisTest().get("/q/openapi?format=json", "").json().at("/components/schemas");
        Set<String> compared = new HashSet<>();

        for (MatchResult type :
                INTERFACE.matcher(Files.readString(FILE)).results().toList()) {
            JsonNode schema = schemas.path(type.group(1));
            if (schema.isObject()) {
                Set<String> documented = new HashSet<>();
                schema.path("properties").fieldNames().forEachRemaining(documented::add);
                Set<String> typed = new HashSet<>();
                FIELD.matcher(type.group(2)).results().forEach(field -> typed.add(field.group(1)));
                assertThat(typed).as(type.group(1)).isEqualTo(documented);
                compared.add(type.group(1));
            }
        }

        assertThat(compared)
                .contains(
                        "Open", "TurnBody", "TriageBody", "ConsultationView", "TurnView", "AssessmentView", "Problem");
    }
}
