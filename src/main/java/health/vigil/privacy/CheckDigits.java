package health.vigil.privacy;

/** Check digits of identity numbers. Each takes the number without separators. */
final class CheckDigits {
    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_DIGITS = "10X98765432";

    private CheckDigits() {}

    /** 18 places, ISO 7064 MOD 11-2 (GB 11643). */
    static boolean isResidentId(String number) {
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += Character.digit(number.charAt(i), 10) * RESIDENT_WEIGHTS[i];
        }
        return Character.toUpperCase(number.charAt(17)) == RESIDENT_DIGITS.charAt(sum % 11);
    }

    /** One or two letters, six digits, check character; a missing first letter counts 36. */
    static boolean isHongKongId(String number) {
        String padded = (number.length() == 8 ? " " : "") + number;
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char c = padded.charAt(i);
            int value = c == ' ' ? 36 : Character.digit(c, 36);
            sum += value * (9 - i);
        }
        int check = (11 - sum % 11) % 11;
        return Character.toUpperCase(padded.charAt(8)) == (check == 10 ? 'A' : (char) ('0' + check));
    }

    /** Ten digits, modulus 11 (NHS Data Dictionary). */
    static boolean isNhsNumber(String number) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Character.digit(number.charAt(i), 10) * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return Character.digit(number.charAt(9), 10) == check;
    }
}
