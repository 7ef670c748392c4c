<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>Section {number}</source>
            <translation>القسم {number}</translation>
        </message>
        <message>
            <source>New record</source>
            <translation>تسجيل جديد</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Search in this section</source>
            <translation>البحث في هذا القسم</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>الانتقال إلى</translation>
        </message>
        <message>
            <source>Show or hide the list</source>
            <translation>إظهار القائمة أو إخفاؤها</translation>
        </message>
        <message>
            <source>Show or hide the details</source>
            <translation>إظهار التفاصيل أو إخفاؤها</translation>
        </message>
        <message>
            <source>Lock now</source>
            <translation>إقفال الآن</translation>
        </message>
        <message>
            <source>Change the language</source>
            <translation>تغيير اللغة</translation>
        </message>
        <message>
            <source>Change the colours</source>
            <translation>تغيير الألوان</translation>
        </message>
        <message>
            <source>Lock and quit</source>
            <translation>إقفال وخروج</translation>
        </message>
    </context>
    <context>
        <name>BottomBar</name>
        <message>
            <source>Lock now</source>
            <translation>إقفال الآن</translation>
        </message>
        <message>
            <source>Lock now (Ctrl+L)</source>
            <translation>إقفال الآن (⁦Ctrl+L⁩)</translation>
        </message>
        <message>
            <source>Offline: nothing is sent</source>
            <translation>بلا اتصال: لا يُرسَل شيء</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Locks in {time}</source>
            <translation>يُقفل بعد {time}</translation>
        </message>
        <message>
            <source>Draft kept {time}</source>
            <translation>حُفظت المسودة {time}</translation>
        </message>
    </context>
    <context>
        <name>Consent</name>
        <message>
            <source>Consent</source>
            <translation>الموافقة</translation>
        </message>
        <message>
            <source>Record a consent</source>
            <translation>تسجيل موافقة</translation>
        </message>
        <message>
            <source>Nobody has been asked yet. Until then nothing leaves by name.</source>
            <translation>لم يُسأل أحد بعد، وحتى ذلك الحين لا يخرج شيء بالاسم.</translation>
        </message>
        <message>
            <source>{purpose}: {answer}</source>
            <translation>{purpose}: {answer}</translation>
        </message>
    </context>
    <context>
        <name>Crash</name>
        <message>
            <source>An error of the program</source>
            <translation>خطأ في البرنامج</translation>
        </message>
        <message>
            <source>The program met an error of its own</source>
            <translation>وقع خطأ في البرنامج نفسه</translation>
        </message>
        <message>
            <source>The vault was locked at once, and nothing was saved half. What you had typed is kept as an encrypted draft where that was possible. The line below holds nothing of your records; please pass it on to whoever looks after the program.</source>
            <translation>أُقفل السجل فوراً، ولم يُحفظ شيء ناقصاً. وما كتبتموه محفوظ مسودةً مشفّرة حيث أمكن ذلك. السطر أدناه لا يحوي شيئاً من تسجيلاتكم، فنرجو إيصاله إلى من يعتني بالبرنامج.</translation>
        </message>
        <message>
            <source>Copy this line</source>
            <translation>نسخ هذا السطر</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>Editors</name>
        <message>
            <source>Day, month or year, as it was told</source>
            <translation>اليوم أو الشهر أو السنة، كما رُوي</translation>
        </message>
        <message>
            <source>This day is in no calendar</source>
            <translation>لا وجود لهذا اليوم في أي تقويم</translation>
        </message>
        <message>
            <source>Not understood yet: for example {example}</source>
            <translation>لم يُفهم بعد، مثلاً: {example}</translation>
        </message>
        <message>
            <source>Understood as {date}</source>
            <translation>فُهم على أنه {date}</translation>
        </message>
        <message>
            <source>Add another</source>
            <translation>إضافة</translation>
        </message>
        <message>
            <source>Add another: {name}</source>
            <translation>إضافة: {name}</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Remove {name} {number}</source>
            <translation>إزالة {name} {number}</translation>
        </message>
        <message>
            <source>The name as it is written</source>
            <translation>الاسم كما يُكتب</translation>
        </message>
        <message>
            <source>Name in Latin letters</source>
            <translation>الاسم بالحروف اللاتينية</translation>
        </message>
        <message>
            <source>In Latin letters, if known</source>
            <translation>بالحروف اللاتينية إن عُرف</translation>
        </message>
        <message>
            <source>Parts of the name</source>
            <translation>أجزاء الاسم</translation>
        </message>
        <message>
            <source>As the family writes it</source>
            <translation>كما تكتبه العائلة</translation>
        </message>
        <message>
            <source>As in the passport</source>
            <translation>كما في جواز السفر</translation>
        </message>
        <message>
            <source>As in the press</source>
            <translation>كما في الصحافة</translation>
        </message>
        <message>
            <source>By transliteration</source>
            <translation>بالنقل الحرفي</translation>
        </message>
        <message>
            <source>Whose Latin spelling it is</source>
            <translation>مصدر الكتابة اللاتينية</translation>
        </message>
        <message>
            <source>Neighbourhood, town or governorate</source>
            <translation>الحي أو البلدة أو المحافظة</translation>
        </message>
        <message>
            <source>Places found</source>
            <translation>الأماكن التي وُجدت</translation>
        </message>
        <message>
            <source>Not in the gazetteer: kept as written</source>
            <translation>ليس في دليل الأماكن، ويبقى كما كُتب</translation>
        </message>
        <message>
            <source>Kept as written, within {place}</source>
            <translation>يبقى كما كُتب، ضمن {place}</translation>
        </message>
        <message>
            <source>In the gazetteer: {code}</source>
            <translation>في دليل الأماكن: {code}</translation>
        </message>
        <message>
            <source>Name or code</source>
            <translation>اسم أو رمز</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>نعم</translation>
        </message>
        <message>
            <source>Not recorded</source>
            <translation>غير مسجَّل</translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message>
            <source>Kept by the keepers; not open to you</source>
            <translation>محفوظ لدى الأمناء، وليس متاحاً لكم</translation>
        </message>
    </context>
    <context>
        <name>GoTo</name>
        <message>
            <source>Go to</source>
            <translation>الانتقال إلى</translation>
        </message>
        <message>
            <source>Name, code or section</source>
            <translation>اسم أو رمز أو قسم</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>ما وُجد</translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>لم يُعثر على شيء.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Sijill</source>
            <translation>سجل</translation>
        </message>
    </context>
    <context>
        <name>NewVault</name>
        <message>
            <source>Where the vault lies</source>
            <translation>مكان السجل</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>عبارة السر</translation>
        </message>
        <message>
            <source>The same passphrase again</source>
            <translation>عبارة السر نفسها مرة أخرى</translation>
        </message>
        <message>
            <source>I will keep invented records only in it, for now</source>
            <translation>لن أحفظ فيه حالياً إلا تسجيلات متخيَّلة</translation>
        </message>
        <message>
            <source>Making the vault</source>
            <translation>يُنشأ السجل</translation>
        </message>
        <message>
            <source>Make the vault</source>
            <translation>إنشاء السجل</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Now type it a second time, exactly the same.</source>
            <translation>اكتبوها الآن مرة ثانية، مطابقة تماماً.</translation>
        </message>
        <message>
            <source>It can be used. One or two words more would make it stronger.</source>
            <translation>تصلح للاستعمال، وكلمة أو كلمتان زيادة تجعلانها أقوى.</translation>
        </message>
        <message>
            <source>A good passphrase.</source>
            <translation>عبارة سر جيدة.</translation>
        </message>
        <message>
            <source>Make a vault</source>
            <translation>إنشاء سجل</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>اختيار مجلد</translation>
        </message>
        <message>
            <source>At least {count} characters. Four or five words that have nothing to do with each other or with you are easy to keep in mind and hard to guess.</source>
            <translation>{count} محرفاً على الأقل. أربع كلمات أو خمس لا صلة بينها ولا صلة لها بكم يسهل حفظها ويصعب تخمينها.</translation>
        </message>
        <message>
            <source>Too few different characters. Take words instead of repeating a sign.</source>
            <translation>المحارف المختلفة قليلة جداً. استعملوا كلمات بدل تكرار علامة واحدة.</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>The demonstration is ready</source>
            <translation>العرض التوضيحي جاهز</translation>
        </message>
        <message>
            <source>It opens again with this passphrase:</source>
            <translation>يُفتح من جديد بعبارة السر هذه:</translation>
        </message>
        <message>
            <source>Look around</source>
            <translation>تجوّلوا فيه</translation>
        </message>
    </context>
    <context>
        <name>Passphrase</name>
        <message>
            <source>Show what is typed</source>
            <translation>إظهار ما يُكتب</translation>
        </message>
        <message>
            <source>The keyboard writes Arabic letters</source>
            <translation>لوحة المفاتيح تكتب بالعربية</translation>
        </message>
        <message>
            <source>The keyboard writes Latin letters</source>
            <translation>لوحة المفاتيح تكتب باللاتينية</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>مفتاح الأحرف الكبيرة مفعَّل</translation>
        </message>
    </context>
    <context>
        <name>Screen</name>
        <message>
            <source>Sijill</source>
            <translation>سجل</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Open a vault</source>
            <translation>فتح سجل</translation>
        </message>
        <message>
            <source>Making the demonstration</source>
            <translation>يُعدّ العرض التوضيحي</translation>
        </message>
    </context>
    <context>
        <name>Side</name>
        <message>
            <source>Sections</source>
            <translation>الأقسام</translation>
        </message>
    </context>
    <context>
        <name>Start</name>
        <message>
            <source>A registry of the killed, the missing and the witnesses. Everything stays encrypted on this computer.</source>
            <translation>سجلٌّ للقتلى والمفقودين ولشهادات الشهود. يبقى كل شيء مشفّراً على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Look around in a demonstration</source>
            <translation>التجوّل في عرض توضيحي</translation>
        </message>
        <message>
            <source>An invented town with invented people, made in your home folder.</source>
            <translation>بلدة متخيَّلة وأشخاص متخيَّلون، يُنشأ في مجلدكم الرئيسي.</translation>
        </message>
        <message>
            <source>Make a vault</source>
            <translation>إنشاء سجل</translation>
        </message>
        <message>
            <source>A new encrypted folder for one person, closed by a passphrase.</source>
            <translation>مجلد جديد مشفّر لشخص واحد، تقفله عبارة سر.</translation>
        </message>
        <message>
            <source>Open {name}</source>
            <translation>فتح {name}</translation>
        </message>
        <message>
            <source>Open another vault</source>
            <translation>فتح سجل آخر</translation>
        </message>
        <message>
            <source>A folder whose name ends in {ending}.</source>
            <translation>مجلد ينتهي اسمه بـ {ending}.</translation>
        </message>
        <message>
            <source>For invented records only, for now. Real records wait for recovery sheets and proven backups, which come next: until then a forgotten passphrase or a broken disk loses all.</source>
            <translation>للتسجيلات المتخيَّلة وحدها حالياً. أما التسجيلات الحقيقية فتنتظر أوراق الاسترداد والنسخ الاحتياطية المجرَّبة، وهي الخطوة التالية: فحتى ذلك الحين يضيع كل شيء إن نُسيت عبارة السر أو تعطّل القرص.</translation>
        </message>
    </context>
    <context>
        <name>Unlock</name>
        <message>
            <source>Passphrase</source>
            <translation>عبارة السر</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Opening the vault</source>
            <translation>يُفتح السجل</translation>
        </message>
        <message>
            <source>Another vault</source>
            <translation>سجل آخر</translation>
        </message>
        <message>
            <source>This vault is locked</source>
            <translation>هذا السجل مقفل</translation>
        </message>
        <message>
            <source>Your draft is kept, encrypted.</source>
            <translation>مسودتكم محفوظة ومشفّرة.</translation>
        </message>
    </context>
    <context>
        <name>Work</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} من {total}</translation>
        </message>
        <message>
            <source>Stopping at the next step. Nothing will be changed.</source>
            <translation>يتوقف عند الخطوة التالية، ولن يتغير شيء.</translation>
        </message>
        <message>
            <source>Locking. Your draft is being kept, encrypted.</source>
            <translation>يُقفل السجل، وتُحفظ مسودتكم مشفّرة.</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>There is no section that shows this record.</source>
            <translation>لا قسم يعرض هذا التسجيل.</translation>
        </message>
        <message>
            <source>Your draft is here again, not saved yet.</source>
            <translation>عادت مسودتكم، ولم تُحفظ بعد.</translation>
        </message>
        <message>
            <source>This vault was closed with less work than the floor: for tests only.</source>
            <translation>أُقفل هذا السجل بحماية دون الحد الأدنى: للتجارب فقط.</translation>
        </message>
    </context>
</TS>
