package health.vigil.guard;

import health.vigil.clinical.Measurement;
import health.vigil.clinical.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every number comes from a snippet, the patient's words, a measurement or the region; all others are invented. */
final class NumberScreen implements Screen {
    private static final Pattern CITATION = Pattern.compile("\\[\\d+]");
    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final Pattern ENGLISH = Pattern.compile(
            "(?<!\\w)(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
                    + "|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|dozen|half|a couple of|twice|double)(?!\\w)");
    private static final Pattern HAN = Pattern.compile(
            "([二两三四五六七八九十百千半]+)(?:多)?(?:个)?(?:半)?(?=分钟|小时|钟头|钟|天|日|周|星期|礼拜|月|年|岁|次|度|成|倍|片|粒|人|种|级|杯|公斤|厘米|%)");
    private static final String HAN_DIGITS = "零一二三四五六七八九";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("fifteen", "15"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("ninety", "90"),
            Map.entry("hundred", "100"),
            Map.entry("thousand", "1000"),
            Map.entry("dozen", "12"),
            Map.entry("half", "0.5"),
            Map.entry("a couple of", "2"),
            Map.entry("twice", "2"),
            Map.entry("double", "2"),
            Map.entry("半", "0.5"));

    private final Sources sources;

    NumberScreen(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Optional<String> objection(Sentence sentence, Ground ground) {
        Set<String> said = numbers(CITATION.matcher(sentence.folded()).replaceAll(""));
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>();
        sources.of(sentence, ground).forEach(text -> known.addAll(numbers(text)));
        Region region = ground.region();
        if (region != null) {
            known.addAll(List.of(region.ems(), region.police()));
        }
        for (Measurement measurement : ground.assessment().measurements()) {
            if (measurement.isKnown()) {
                known.addAll(numbers(String.valueOf(measurement.value()).replaceAll("\\.0$", "")));
            }
        }
        return known.containsAll(said) ? Optional.empty() : Optional.of("number");
    }

    private static Set<String> numbers(String text) {
        List<String> found = new ArrayList<>();
        DIGITS.matcher(text).results().map(MatchResult::group).forEach(n -> found.add(n.replace(",", ".")));
        ENGLISH.matcher(text).results().map(MatchResult::group).forEach(word -> found.add(WORDS.get(word)));
        HAN.matcher(text).results().map(m -> m.group(1)).forEach(word -> found.add(digits(word)));
        return new HashSet<>(found);
    }

    /** Han numerals below a hundred; others stay as they are and must be repeated as they are. */
    private static String digits(String han) {
        String word = han.replace('两', '二');
        if (WORDS.containsKey(word)) {
            return WORDS.getOrDefault(word, word);
        }
        int ten = word.indexOf('十');
        if (ten < 0) {
            return word.length() == 1 && HAN_DIGITS.contains(word) ? "" + HAN_DIGITS.indexOf(word) : word;
        }
        int tens = ten == 0 ? 1 : HAN_DIGITS.indexOf(word.charAt(ten - 1));
        int ones = ten == word.length() - 1 ? 0 : HAN_DIGITS.indexOf(word.charAt(ten + 1));
        return tens < 0 || ones < 0 ? word : String.valueOf(tens * 10 + ones);
    }
}
