package health.vigil.assessment;

import java.util.List;

/**
 * Where the interview stands.
 *
 * @param asked question ids in the order they were put, repeats included
 * @param complaints active so far, in order of appearance
 * @param sinceEmergency questions put since the floor reached {@code emergency}
 */
public record Interview(List<String> asked, List<String> complaints, int sinceEmergency) {

    public Interview {
        asked = List.copyOf(asked);
        complaints = List.copyOf(complaints);
    }

    public static Interview fresh() {
        return new Interview(List.of(), List.of(), 0);
    }

    int timesAsked(String question) {
        int times = 0;
        for (String id : asked) {
            times += id.equals(question) ? 1 : 0;
        }
        return times;
    }
}
