/** What WeChat and WeCom share: their signed and encrypted callbacks, their messages, their API. */
@NullMarked
package health.vigil.channel.tencent;

import org.jspecify.annotations.NullMarked;
