package health.vigil.guidance.index;

import health.vigil.clinical.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;

/** How a text is read for searching; both Chinese scripts are read as Simplified. */
enum Tongue {
    CHINESE("bge-small-zh-v1.5-q", "", 100, new SmartChineseAnalyzer(), new CJKAnalyzer()),
    ENGLISH(
            "bge-small-en-v1.5-q",
            "Represent this sentence for searching relevant passages: ",
            400,
            english(),
            english());

    /** Words that say nothing about what is wrong. */
    private static final String FILLERS =
            "a about all also am an and any are as at be been but by can cant could did do "
                    + "does dont for from get getting go going got had has have he her him his how i id if im in into is it its "
                    + "ive just know like me my of on or our out really right she should so some someone something that the their "
                    + "them then there these they thing this to too up us very want was we well were what when where which who "
                    + "why will with would you your";

    /** The model's files on the class path. */
    final String model;

    /** What is put before a question, where it helps: the Chinese model ranks better without. */
    final String instruction;

    /** Characters of a question the model reads: it takes its time by the character. */
    final int questionLimit;

    final Analyzer words;

    /** Overlapping pairs of characters, for words the dictionary does not know. English has none: its words again. */
    final Analyzer pairs;

    Tongue(String model, String instruction, int questionLimit, Analyzer words, Analyzer pairs) {
        this.model = model;
        this.instruction = instruction;
        this.questionLimit = questionLimit;
        this.words = words;
        this.pairs = pairs;
    }

    private static Analyzer english() {
        return new EnglishAnalyzer(new CharArraySet(List.of(FILLERS.split(" ")), true));
    }

    static Tongue of(Language language) {
        return language == Language.EN ? ENGLISH : CHINESE;
    }

    /** For every field of the index. */
    static Analyzer analyzer() {
        Map<String, Analyzer> fields = new HashMap<>();
        for (Tongue tongue : values()) {
            fields.put(tongue.field(SnippetFields.WORDS), tongue.words);
            fields.put(tongue.field(SnippetFields.PAIRS), tongue.pairs);
        }
        return new PerFieldAnalyzerWrapper(ENGLISH.words, fields);
    }

    /** The text as it is indexed and searched. */
    String folded(String text) {
        return this == CHINESE ? ScriptConversion.simplified(text) : text;
    }

    String field(String kind) {
        return kind + "_" + name();
    }
}
