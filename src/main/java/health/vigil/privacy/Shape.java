package health.vigil.privacy;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One shape of personal data.
 *
 * @param pattern with the group {@code x} for the data itself
 * @param accepts what the data without separators must be, such as a right check digit
 */
record Shape(Pattern pattern, Predicate<String> accepts) {
    static final String DATE = "(?:(?:19|20)?\\d{2}年\\d{1,2}月\\d{1,2}[日号號]|(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}"
            + "|\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)?\\d{2}|[一二三四五六七八九〇零]{2,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号號])";
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    static final String ENGLISH_DATE = "(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?" + MONTH + ",? (?:19|20)\\d{2}|" + MONTH
            + " \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2})";
    /** A character of a Chinese place name: not one that leads to it. */
    static final String PLACE = "[一-龥&&[^我住在址喺係是於于到話话企收置救命了]]";

    static final String UNIT = "(?:[A-Za-z]?\\d{1,4}(?:号楼|號樓|单元|單元|栋|棟|幢|座|楼|樓|层|室|房))*(?:[A-Za-z]室)?(?:\\d{1,4})?";
    static final String STREET =
            "(?:[a-z']+ ){1,3}(?:street|road|avenue|lane|drive|close|court|way|place|crescent|terrace"
                    + "|boulevard|square)\\b(?: (?:NW|NE|SW|SE)\\b)?(?:, ?[a-z]+ [a-z]{1,2}\\d[a-z\\d]? \\d[a-z]{2})?";

    static Shape of(String pattern) {
        return new Shape(Pattern.compile(pattern), data -> true);
    }

    static Shape of(String pattern, Predicate<String> accepts) {
        return new Shape(Pattern.compile(pattern), accepts);
    }
}
