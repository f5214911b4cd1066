/** WeCom (企业微信) applications. */
@NullMarked
package health.vigil.channel.wecom;

import org.jspecify.annotations.NullMarked;
