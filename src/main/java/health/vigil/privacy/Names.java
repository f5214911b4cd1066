package health.vigil.privacy;

/** Shapes of names. Chinese ones start with a surname, or every verb after 叫 would be a name. */
final class Names {
    private static final String SINGLE = "[赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦尤许許何吕呂施张張孔曹严嚴华華金魏陶姜戚谢謝邹鄒喻柏水窦竇章云苏蘇潘葛"
            + "奚范范彭郎鲁魯韦韋昌马馬苗凤花方俞任袁柳唐罗羅薛伍余米贝姚孟顾顧尹江钟鍾温溫崔程陆陸左石崔吉龚龔邓鄧丁曾岳洪包诸左石翁荀羊惠甄曲家封芮储靳汲邴糜松井段"
            + "富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘劉景詹束龙龍叶葉幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖賴卓蔺屠蒙池乔喬阴胥能苍双闻莘党翟谭譚"
            + "贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂聶晁勾敖融冷訾辛"
            + "阚那简饶曾毋沙乜养鞠须丰巢关關蒯相查后荆红游竺权逯盖益桓公傅卢盧黄黃林徐胡高梁宋郭蔡田董杜夏汪戴贾賈邱邵熊史万萬钱莫毛雷贺賀倪汤湯滕殷毕畢郝安常乐于时傅皮卞齐齊康"
            + "元卜平和穆萧蕭麦麥]";
    private static final String DOUBLE = "(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|东方|東方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|南宫)";
    private static final String GIVEN = "[一-龥&&[^了车車我你他她的是不没有去来嚟未啊呀吗嗎今年在和跟给個个着著过過就都也很好说說医医生醫師师护士外卖血压糖脂病炎症压壓]]";

    static final String SURNAME = "(?:" + DOUBLE + "|" + SINGLE + ")";
    static final String FULL =
            "(?:" + DOUBLE + GIVEN + "{1,2}|" + SINGLE + GIVEN + "{1,2}" + "|" + SURNAME + "(?:小姐|先生|太太|女士|生|太))";
    static final String END = "(?=$|[^一-龥]|今年|我|男|女|是|来|嚟|患|年|，)";
    static final String STRICT_END = "(?=$|[，。,.！!；;\\s]|今年)";
    static final String TITLED =
            "(?!任何|如何|那)" + SINGLE + "[一-龥&&[^不了]]{0,1}" + "(?:医生|醫生|主任|大夫|护士|護士|先生|女士|小姐|太太|教授|太(?=[叫话話说說，]))";

    private static final String WORD = "[A-Z][a-z]*(?:['’-][A-Z][a-z]+|[A-Z][a-z]+)*";
    static final String ENGLISH = WORD + "(?: (?!And|My|I\\b)" + WORD + "){0,3}";
    /** Two words at least: one capital alone may be a nation or a day. */
    static final String ENGLISH_FULL = WORD + "(?: " + WORD + "){1,2}";

    /** One word, but no nation, no faith and no day. */
    static final String ENGLISH_FIRST =
            "(?!\\w+(?:ese|ish|ean|ian|can|man|nch|tch|day|ist|lim|Type)\\b)[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?(?: [A-Z][a-z]+)?";

    private Names() {}
}
