package health.vigil.platform.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of a Redis server. */
record RedisVersion(int major, int minor) implements Comparable<RedisVersion> {
    /** The oldest whose scripts, streams and append-only file do what the store needs. */
    static final RedisVersion OLDEST = new RedisVersion(6, 2);

    /** From here on the append-only file is a folder that older servers do not see. */
    static final RedisVersion APPEND_ONLY_FOLDER = new RedisVersion(7, 0);

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");

    /** The first version number in a text such as {@code Redis server v=7.0.15 sha=...}; 0.0 when there is none. */
    static RedisVersion in(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? new RedisVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new RedisVersion(0, 0);
    }

    boolean isAtLeast(RedisVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(RedisVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
