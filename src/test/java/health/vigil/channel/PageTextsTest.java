package health.vigil.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says by itself: the same in every language, and never a number of its own making. */
class PageTextsTest {
    private static final Path WIDGET = Path.of("src/main/resources/web/widget");
    private static final Path PAGE = Path.of("src/main/resources/META-INF/resources");
    private static final Path REGIONS = Path.of("src/main/resources/knowledge/regions.yaml");
    private static final Pattern TEXT = Pattern.compile("^  (\\w+): '(.*)',$", Pattern.MULTILINE);
    private static final Pattern PLACE = Pattern.compile("code: '(\\w+)', ambulance: '(\\d+)'");

    @ParameterizedTest
    @ValueSource(strings = {"hans", "hant"})
    void everySentence_isThereInChineseToo(String language) throws IOException {
        // given
        Map<String, String> english = texts("en");

        // when
        Map<String, String> chinese = texts(language);

        // then
        assertThat(chinese).hasSameSizeAs(english).containsOnlyKeys(english.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hans", "hant"})
    void sentenceNamingTheAmbulanceNumber_saysItThroughThePlaceholder(String language) throws IOException {
        assertThat(texts(language))
                .isNotEmpty()
                .allSatisfy((key, text) ->
                        assertThat(text.replace("38.5", "")).as(key).doesNotContainPattern("\\d"));
    }

    @Test
    void placesOfThePicker_haveTheNumbersOfTheKnowledge() throws IOException {
        // given
        Map<String, String> known = new TreeMap<>();
        for (JsonNode region : new YAMLMapper().readTree(REGIONS.toFile()).path("regions")) {
            known.put(region.path("code").asText(), region.path("ems").asText());
        }

        // when
        Map<String, String> offered = matches(PLACE, Files.readString(WIDGET.resolve("regions.ts")));

        // then
        assertThat(offered).isNotEmpty().isEqualTo(known);
    }

    @Test
    void markup_holdsNeitherScriptNorStyle() throws IOException {
        assertThat(Files.readString(PAGE.resolve("index.html")))
                .doesNotContainPattern("<script(?![^>]* src=)|<style|\\sstyle=|\\son\\w+=");
    }

    private static Map<String, String> texts(String language) throws IOException {
        String file = Files.readString(WIDGET.resolve("texts.ts"));
        int start = file.indexOf("const " + language + " = {");
        return matches(TEXT, file.substring(start, file.indexOf("\n};", start)));
    }

    private static Map<String, String> matches(Pattern pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }
}
