package health.vigil.catalog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of one YAML mapping, where they stand, and which of them were asked for. */
final class Fields {
    private final String file;
    private final Place place;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    Fields(String file, MappingNode node, Problems problems) {
        this.file = file;
        this.place = at(node);
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (key.isBlank()) {
                problems.add(at(tuple.getKeyNode()), "a key must be a word");
            } else if (nodes.put(key, tuple.getValueNode()) != null) {
                problems.add(at(tuple.getKeyNode()), "the key " + key + " stands twice");
            }
        }
    }

    /** None. */
    Fields(Place place) {
        this.file = place.file();
        this.place = place;
    }

    String file() {
        return file;
    }

    Place place() {
        return place;
    }

    /** Where the value of a key stands; where the mapping begins when there is none. */
    Place placeOf(String key) {
        Node node = nodes.get(key);
        return node == null ? place : at(node);
    }

    Place placeOf(String key, int index) {
        return nodes.get(key) instanceof SequenceNode list
                        && index < list.getValue().size()
                ? at(list.getValue().get(index))
                : placeOf(key);
    }

    Place at(Node node) {
        return new Place(file, node.getStartMark().getLine() + 1);
    }

    Set<String> keys() {
        return nodes.keySet();
    }

    /** The value; null where it is empty or the key is not there. */
    @Nullable
    Node value(String key) {
        used.add(key);
        Node node = nodes.get(key);
        return node == null || node.getTag().equals(Tag.NULL) ? null : node;
    }

    List<String> unused() {
        return nodes.keySet().stream().filter(key -> !used.contains(key)).toList();
    }
}
