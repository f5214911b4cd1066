package health.vigil.catalog;

import health.vigil.clinical.Localized;
import org.jspecify.annotations.Nullable;

/** A department: names, and the CN 诊疗科目 code where it has one. */
public record DepartmentEntry(
        String code,
        Localized name,
        String nameUs,
        @Nullable String cnCode,
        Place place) {}
