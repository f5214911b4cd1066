/** Knowledge files to checked types, each entry keeping its file and line; decides nothing about a patient. */
@NullMarked
package health.vigil.catalog;

import org.jspecify.annotations.NullMarked;
