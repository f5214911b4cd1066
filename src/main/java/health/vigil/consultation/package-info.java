/** The story of a turn, the consultation and its ports; knows neither HTTP nor Redis. */
@NullMarked
package health.vigil.consultation;

import org.jspecify.annotations.NullMarked;
