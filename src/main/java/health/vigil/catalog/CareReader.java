package health.vigil.catalog;

import health.vigil.clinical.Localized;
import health.vigil.clinical.Region;
import health.vigil.clinical.Region.CrisisLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a patient is told and where they are sent: instructions, departments, regions. */
final class CareReader {
    private CareReader() {}

    static Map<String, Instruction> instructions(Entry root, Entry others) {
        Map<String, Entry> other = new LinkedHashMap<>();
        for (Entry e : others.entries("instructions_other")) {
            e.register(other, e.text("id"), e);
        }
        others.optionalText("review");
        others.close();
        Map<String, Instruction> instructions = new LinkedHashMap<>();
        for (Entry e : root.entries("instructions")) {
            String id = e.text("id");
            Localized text = e.localized("text");
            Localized aspirin = e.optionalLocalized("aspirin");
            Entry third = other.remove(id);
            Localized aspirinOther = third == null ? aspirin : third.optionalLocalized("aspirin");
            if (third != null && (aspirin == null) != (aspirinOther == null)) {
                third.problem("aspirin", "an aspirin sentence stands in both files or in neither");
            }
            Instruction instruction = new Instruction(
                    id,
                    e.choice(
                            "kind",
                            name -> Instruction.Kind.valueOf(name.toUpperCase(Locale.ROOT)),
                            Instruction.Kind.LEVEL),
                    text,
                    third == null ? text : third.localized("text"),
                    aspirin,
                    aspirinOther,
                    e.flag("first_aid"),
                    e.flag("home_advice"),
                    e.place());
            if (third != null) {
                third.close();
            }
            e.register(instructions, id, instruction);
            e.close();
        }
        other.forEach((id, e) -> e.problem("id", "no instruction " + id));
        return instructions;
    }

    static Map<String, DepartmentEntry> departments(Entry root) {
        Map<String, DepartmentEntry> departments = new LinkedHashMap<>();
        for (Entry e : root.entries("departments")) {
            Entry name = e.entry("name");
            DepartmentEntry department = new DepartmentEntry(
                    e.text("code"),
                    name.localized("name in ", "zh-Hans", "zh-Hant", "en-GB"),
                    name.text("en-US"),
                    e.optionalText("cn_code"),
                    e.place());
            name.close();
            e.texts("aliases");
            e.texts("levels");
            e.text("sure");
            e.optionalText("note");
            e.register(departments, department.code(), department);
            e.close();
        }
        return departments;
    }

    static Map<String, Knowledge.ComplaintReferral> referrals(Entry root, Map<String, DepartmentEntry> departments) {
        Map<String, Knowledge.ComplaintReferral> referrals = new LinkedHashMap<>();
        for (Entry e : root.entries("complaints")) {
            for (String key : List.of("code", "child", "pregnant")) {
                String code = e.optionalText(key);
                if (code != null && !departments.containsKey(code)) {
                    e.problem(key, "no department " + code);
                }
            }
            e.register(
                    referrals,
                    e.text("complaint"),
                    new Knowledge.ComplaintReferral(
                            e.text("code"), e.optionalText("child"), e.optionalText("pregnant")));
            e.close();
        }
        return referrals;
    }

    static Map<String, String> illnesses(
            Entry root, Map<String, DepartmentEntry> departments, Map<String, FindingEntry> findings) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Entry e : root.entries("topics")) {
            String finding = e.text("finding");
            String code = e.text("code");
            if (!departments.containsKey(code)) {
                e.problem("code", "no department " + code);
            }
            if (!findings.containsKey(finding)) {
                e.problem("finding", "no finding " + finding);
            }
            e.register(codes, finding, code);
            e.close();
        }
        return codes;
    }

    static Map<String, Region> regions(Entry root) {
        Map<String, Region> regions = new LinkedHashMap<>();
        for (Entry e : root.entries("regions")) {
            List<CrisisLine> lines = new ArrayList<>();
            for (Entry line : e.entries("crisis")) {
                lines.add(new CrisisLine(line.text("name"), line.text("number"), line.text("hours")));
                line.text("sure");
                line.optionalText("src");
                line.close();
            }
            Entry textLine = e.optionalEntry("text_line");
            Region region = new Region(
                    e.text("code"),
                    e.localized("name"),
                    e.text("ems"),
                    e.text("police"),
                    e.has("text_line") ? textLine.text("number") : null,
                    lines);
            textLine.optionalText("note");
            textLine.close();
            List.of("fire", "alt", "ems_source", "notes").forEach(e::optionalText);
            e.text("ems_sure");
            e.register(regions, region.code(), region);
            e.texts("alias").forEach(alias -> e.register(regions, alias, region));
            e.close();
        }
        return regions;
    }
}
