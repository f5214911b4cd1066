package health.vigil.consultation;

import java.util.List;

/**
 * What a model had to do with a turn, for the record (I6).
 *
 * @param writer model and prompt with its version
 * @param outcome approved, amended, withheld or failed
 * @param reasons why sentences were left out; never words
 */
public record ModelUse(String writer, String outcome, List<String> reasons) {
    public ModelUse {
        reasons = List.copyOf(reasons);
    }
}
