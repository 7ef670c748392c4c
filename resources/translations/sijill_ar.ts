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
        <name>Columns</name>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>In Latin letters</source>
            <translation>بالأحرف اللاتينية</translation>
        </message>
        <message>
            <source>Died</source>
            <translation>تاريخ الوفاة</translation>
        </message>
        <message>
            <source>When</source>
            <translation>التاريخ</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>المكان</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>الرمز</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>الدرجة</translation>
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
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>Why</source>
            <translation>الأسباب</translation>
        </message>
    </context>
    <context>
        <name>ConsentEntry</name>
        <message>
            <source>What nobody was asked about stays a no. Write only what was said.</source>
            <translation>ما لم يُسأل عنه يبقى بلا موافقة. اكتبوا ما قيل فقط.</translation>
        </message>
        <message>
            <source>Or: the name of a person not recorded yet (protected file)</source>
            <translation>أو اسم شخص لم يُسجَّل بعد (الملف المحمي)</translation>
        </message>
        <message>
            <source>An answer for every purpose</source>
            <translation>جواب لكل غرض</translation>
        </message>
        <message>
            <source>Who agrees, and for whom</source>
            <translation>من يوافق، وعن من</translation>
        </message>
        <message>
            <source>How it was done</source>
            <translation>كيف جرى ذلك</translation>
        </message>
        <message>
            <source>Name of a person not recorded yet</source>
            <translation>اسم شخص لم يُسجَّل بعد</translation>
        </message>
        <message>
            <source>Consent about {name}</source>
            <translation>موافقة بشأن {name}</translation>
        </message>
    </context>
    <context>
        <name>Consenting</name>
        <message>
            <source>Nothing was recorded yet. What is missing stands beside its field.</source>
            <translation>لم يُسجَّل شيء بعد. ما ينقص مذكور بجانب خانته.</translation>
        </message>
        <message>
            <source>recorded just now</source>
            <translation>سُجِّل الآن</translation>
        </message>
        <message>
            <source>The consent is recorded and holds from now on.</source>
            <translation>سُجِّلت الموافقة وهي سارية من الآن.</translation>
        </message>
        <message>
            <source>{purpose} ({recipient})</source>
            <translation>{purpose} ({recipient})</translation>
        </message>
        <message>
            <source> · </source>
            <translation> · </translation>
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
        <name>Decisions</name>
        <message>
            <source>To whom: name or code</source>
            <translation>لمن؟ الاسم أو الرمز</translation>
        </message>
        <message>
            <source>The word the family chose</source>
            <translation>الصفة التي اختارتها العائلة</translation>
        </message>
    </context>
    <context>
        <name>Detail</name>
        <message>
            <source>{code} · {revision}</source>
            <translation>{code} · {revision}</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>لم يُحفظ بعد</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>القيد</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>السجلّ الزمني</translation>
        </message>
        <message>
            <source>Sections of the record</source>
            <translation>أقسام القيد</translation>
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
        <message>
            <source>{label} · protected file</source>
            <translation>{label} · الملف المحمي</translation>
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
        <name>Grades</name>
        <message>
            <source>Reason: what does this grade rest on?</source>
            <translation>السبب: إلامَ تستند هذه الدرجة؟</translation>
        </message>
        <message>
            <source>not graded yet</source>
            <translation>لم تُحدَّد بعد</translation>
        </message>
        <message>
            <source>A grade is set by a person, with a reason that stays in the log.</source>
            <translation>الدرجة يحدّدها إنسان، ويبقى سببها في السجلّ الزمني.</translation>
        </message>
        <message>
            <source>Which grade</source>
            <translation>أي درجة</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>الدرجة</translation>
        </message>
        <message>
            <source>Set this grade</source>
            <translation>تثبيت هذه الدرجة</translation>
        </message>
        <message>
            <source>Grades</source>
            <translation>درجات التحقق</translation>
        </message>
        <message>
            <source>{label}: {grade}</source>
            <translation>{label}: {grade}</translation>
        </message>
    </context>
    <context>
        <name>Incidents</name>
        <message>
            <source>Incidents</source>
            <translation>الأحداث</translation>
        </message>
        <message>
            <source>New incident</source>
            <translation>حدث جديد</translation>
        </message>
        <message>
            <source>Search title, place or code</source>
            <translation>ابحثوا بالعنوان أو المكان أو الرمز</translation>
        </message>
        <message>
            <source>No incident is recorded yet</source>
            <translation>لم يُسجَّل أي حدث بعد</translation>
        </message>
        <message>
            <source>Record what happened: a title in one language is enough.</source>
            <translation>سجّلوا ما حدث: يكفي عنوان بلغة واحدة.</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>الوقائع</translation>
        </message>
        <message>
            <source>Tolls</source>
            <translation>الحصيلة</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>ما ارتُكب</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>الملخص</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>داخلي</translation>
        </message>
        <message>
            <source>Victims</source>
            <translation>الضحايا</translation>
        </message>
        <message>
            <source>Tie the people who are recorded already to this incident.</source>
            <translation>اربطوا بهذا الحدث من سُجِّلت أسماؤهم.</translation>
        </message>
        <message>
            <source>Tie this person</source>
            <translation>ربط هذا الشخص</translation>
        </message>
        <message>
            <source>Undo this tie</source>
            <translation>فكّ هذا الربط</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>الشهادات</translation>
        </message>
        <message>
            <source>Statements that speak of this incident appear here.</source>
            <translation>تظهر هنا الشهادات التي تتحدث عن هذا الحدث.</translation>
        </message>
        <message>
            <source>Involved</source>
            <translation>الضالعون</translation>
        </message>
        <message>
            <source>Groups that are alleged to have taken part appear here.</source>
            <translation>تظهر هنا الجهات المنسوب إليها الضلوع في الحدث.</translation>
        </message>
        <message>
            <source>Choose an incident in the list</source>
            <translation>اختاروا حدثاً من القائمة</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>من</translation>
        </message>
        <message>
            <source>How</source>
            <translation>كيف</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>الدرجة</translation>
        </message>
    </context>
    <context>
        <name>ListPane</name>
        <message>
            <source>Fewer letters, or another spelling, may find it.</source>
            <translation>قد تجدونه بأحرف أقل أو بكتابة أخرى.</translation>
        </message>
        <message>
            <source>{listed} of {total}</source>
            <translation>{listed} من {total}</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>لا نتائج</translation>
        </message>
    </context>
    <context>
        <name>Log</name>
        <message>
            <source>recorded</source>
            <translation>تسجيل</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>تعديل</translation>
        </message>
        <message>
            <source>consent recorded</source>
            <translation>تسجيل موافقة</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>استيراد</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>الخانة</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>قبل</translation>
        </message>
        <message>
            <source>After</source>
            <translation>بعد</translation>
        </message>
        <message>
            <source>History of this record</source>
            <translation>تاريخ هذا القيد</translation>
        </message>
        <message>
            <source>{when} · {member} · {done}</source>
            <translation>{when} · {member} · {done}</translation>
        </message>
        <message>
            <source>{words}: {reason}</source>
            <translation>{words}: {reason}</translation>
        </message>
        <message>
            <source>revision {number}</source>
            <translation>المراجعة {number}</translation>
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
        <name>People</name>
        <message>
            <source>People</source>
            <translation>الأشخاص</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>شخص جديد</translation>
        </message>
        <message>
            <source>Search name, telephone or code</source>
            <translation>ابحثوا بالاسم أو الهاتف أو الرمز</translation>
        </message>
        <message>
            <source>No living person is recorded yet</source>
            <translation>لم يُسجَّل أي شخص حيّ بعد</translation>
        </message>
        <message>
            <source>Witnesses, relatives and guardians are recorded here. Elsewhere only their code is used.</source>
            <translation>يُسجَّل هنا الشهود والأقارب والأوصياء. ولا يُستعمل في غير هذا المكان إلا رمزهم.</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>من هو</translation>
        </message>
        <message>
            <source>How to reach</source>
            <translation>كيفية التواصل</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>داخلي</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>الشهادات</translation>
        </message>
        <message>
            <source>What this person has told appears here.</source>
            <translation>يظهر هنا ما رواه هذا الشخص.</translation>
        </message>
        <message>
            <source>Relations</source>
            <translation>الصلات</translation>
        </message>
        <message>
            <source>Relations are recorded with the victim.</source>
            <translation>تُسجَّل الصلات في صفحة الضحية.</translation>
        </message>
        <message>
            <source>Consents</source>
            <translation>الموافقات</translation>
        </message>
        <message>
            <source>What this person agreed to appears here.</source>
            <translation>يظهر هنا ما وافق عليه هذا الشخص.</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>سحب الموافقة</translation>
        </message>
        <message>
            <source>Choose a person in the list</source>
            <translation>اختاروا شخصاً من القائمة</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>الصلة</translation>
        </message>
        <message>
            <source>Given by</source>
            <translation>أعطاها</translation>
        </message>
        <message>
            <source>As</source>
            <translation>بصفة</translation>
        </message>
        <message>
            <source>On</source>
            <translation>في</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>الجواب</translation>
        </message>
    </context>
    <context>
        <name>RecordView</name>
        <message>
            <source>Its details appear here.</source>
            <translation>تظهر التفاصيل هنا.</translation>
        </message>
    </context>
    <context>
        <name>RecordsPage</name>
        <message>
            <source>Saved.</source>
            <translation>تم الحفظ.</translation>
        </message>
        <message>
            <source>Nothing was saved yet. What is wrong stands beside its field.</source>
            <translation>لم يُحفظ شيء بعد. ما يحتاج إلى تصحيح مذكور بجانب خانته.</translation>
        </message>
        <message>
            <source>Save or cancel what you changed first.</source>
            <translation>احفظوا ما عدّلتموه أو ألغوه أولاً.</translation>
        </message>
        <message>
            <source>Saved: {code}</source>
            <translation>تم الحفظ: {code}</translation>
        </message>
    </context>
    <context>
        <name>Relations</name>
        <message>
            <source>With another victim</source>
            <translation>مع ضحية أخرى</translation>
        </message>
        <message>
            <source>With a living person</source>
            <translation>مع شخص حيّ</translation>
        </message>
        <message>
            <source>A relation of {name}</source>
            <translation>صلة تخصّ {name}</translation>
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
        <name>Sections</name>
        <message>
            <source>Victims</source>
            <translation>الضحايا</translation>
        </message>
        <message>
            <source>Incidents</source>
            <translation>الأحداث</translation>
        </message>
        <message>
            <source>People</source>
            <translation>الأشخاص</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>المصادر</translation>
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
        <name>Sources</name>
        <message>
            <source>Sources</source>
            <translation>المصادر</translation>
        </message>
        <message>
            <source>New source</source>
            <translation>مصدر جديد</translation>
        </message>
        <message>
            <source>Search title, publisher or code</source>
            <translation>ابحثوا بالعنوان أو الناشر أو الرمز</translation>
        </message>
        <message>
            <source>No source is recorded yet</source>
            <translation>لم يُسجَّل أي مصدر بعد</translation>
        </message>
        <message>
            <source>Record where knowledge comes from; a grade from V1 on rests on a source.</source>
            <translation>سجّلوا من أين جاءت المعلومات؛ فكل درجة ابتداءً من V1 تستند إلى مصدر.</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>ما هو</translation>
        </message>
        <message>
            <source>How far it can be trusted</source>
            <translation>مدى الثقة به</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>القيود</translation>
        </message>
        <message>
            <source>Records that rest on this source appear here.</source>
            <translation>تظهر هنا القيود التي تستند إلى هذا المصدر.</translation>
        </message>
        <message>
            <source>Choose a source in the list</source>
            <translation>اختاروا مصدراً من القائمة</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
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
        <name>TiePane</name>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>لا شيء هنا بعد</translation>
        </message>
        <message>
            <source>{words} {count}</source>
            <translation>{words} {count}</translation>
        </message>
    </context>
    <context>
        <name>Ties</name>
        <message>
            <source>no to everything</source>
            <translation>لا موافقة على شيء</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>When</source>
            <translation>التاريخ</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>الرمز</translation>
        </message>
        <message>
            <source>yes to {purposes}</source>
            <translation>موافقة على {purposes}</translation>
        </message>
        <message>
            <source>of whom: {relation}</source>
            <translation>هو له: {relation}</translation>
        </message>
        <message>
            <source>{relation}; killed together</source>
            <translation>{relation}؛ قُتلا معاً</translation>
        </message>
    </context>
    <context>
        <name>Tolls</name>
        <message>
            <source>{named} named of {linked} people tied to this incident</source>
            <translation>عُرف اسم {named} ممن رُبطوا بهذا الحدث وعددهم {linked}</translation>
        </message>
        <message>
            <source>{count} told, {named} named, {left} not named yet</source>
            <translation>ذُكر {count}، وعُرف اسم {named}، ولم يُعرف اسم {left} بعد</translation>
        </message>
        <message>
            <source>told / named / not named yet</source>
            <translation>المذكور / من عُرف اسمه / من لم يُعرف بعد</translation>
        </message>
        <message>
            <source>A source without a name</source>
            <translation>مصدر بلا اسم</translation>
        </message>
        <message>
            <source>as told by</source>
            <translation>بحسب</translation>
        </message>
        <message>
            <source>Remove this source</source>
            <translation>حذف هذا المصدر</translation>
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
        <name>Values</name>
        <message>
            <source>Kept by the keepers</source>
            <translation>محفوظ لدى أمناء السجل</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>نعم</translation>
        </message>
        <message>
            <source>No</source>
            <translation>لا</translation>
        </message>
        <message>
            <source>Written by another version</source>
            <translation>كُتب بإصدار آخر من البرنامج</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>another record</source>
            <translation>قيد آخر</translation>
        </message>
    </context>
    <context>
        <name>Victims</name>
        <message>
            <source>Victims</source>
            <translation>الضحايا</translation>
        </message>
        <message>
            <source>New victim</source>
            <translation>ضحية جديدة</translation>
        </message>
        <message>
            <source>Search name, place or code</source>
            <translation>ابحثوا بالاسم أو المكان أو الرمز</translation>
        </message>
        <message>
            <source>Nobody is recorded here yet</source>
            <translation>لم يُسجَّل أحد هنا بعد</translation>
        </message>
        <message>
            <source>Record one person: a name or a description is enough to begin. Lists of names come in under Imports.</source>
            <translation>سجّلوا شخصاً واحداً: يكفي للبدء اسم أو وصف. أما قوائم الأسماء فتدخل من قسم الاستيراد.</translation>
        </message>
        <message>
            <source>Identity</source>
            <translation>الهوية</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>ما حدث</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>المكان</translation>
        </message>
        <message>
            <source>Life</source>
            <translation>الحياة</translation>
        </message>
        <message>
            <source>Burial</source>
            <translation>الدفن</translation>
        </message>
        <message>
            <source>Memorial</source>
            <translation>الذكرى</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>داخلي</translation>
        </message>
        <message>
            <source>Incidents</source>
            <translation>الأحداث</translation>
        </message>
        <message>
            <source>Tie this person to the incident in which it happened.</source>
            <translation>اربطوا هذا الشخص بالحدث الذي جرى فيه ذلك.</translation>
        </message>
        <message>
            <source>Tie to this incident</source>
            <translation>ربط بهذا الحدث</translation>
        </message>
        <message>
            <source>Undo this tie</source>
            <translation>فكّ هذا الربط</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>الشهادات</translation>
        </message>
        <message>
            <source>Statements that speak of this person appear here.</source>
            <translation>تظهر هنا الشهادات التي تتحدث عن هذا الشخص.</translation>
        </message>
        <message>
            <source>Relations</source>
            <translation>الصلات</translation>
        </message>
        <message>
            <source>Record relatives: who is asked for consent follows from it.</source>
            <translation>سجّلوا الأقارب: فمنها يُعرف من يُسأل عن الموافقة.</translation>
        </message>
        <message>
            <source>Record a relation</source>
            <translation>تسجيل صلة</translation>
        </message>
        <message>
            <source>Consents</source>
            <translation>الموافقات</translation>
        </message>
        <message>
            <source>Nobody has been asked yet. Until then nothing leaves by name.</source>
            <translation>لم يُسأل أحد بعد. وإلى ذلك الحين لا يخرج شيء بالاسم.</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>سحب الموافقة</translation>
        </message>
        <message>
            <source>Choose a person in the list</source>
            <translation>اختاروا شخصاً من القائمة</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Is the victim's</source>
            <translation>صفته عند الضحية</translation>
        </message>
        <message>
            <source>Given by</source>
            <translation>أعطاها</translation>
        </message>
        <message>
            <source>As</source>
            <translation>بصفة</translation>
        </message>
        <message>
            <source>On</source>
            <translation>في</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>الجواب</translation>
        </message>
        <message>
            <source>Fate</source>
            <translation>المصير</translation>
        </message>
    </context>
    <context>
        <name>Withdraw</name>
        <message>
            <source>Taken back. To tell: {count}</source>
            <translation>سُحبت الموافقة. عدد من يجب إبلاغهم: {count}</translation>
        </message>
        <message>
            <source>Untick what still holds. From now on no package uses what is ticked.</source>
            <translation>أزيلوا العلامة عمّا يبقى سارياً. ابتداءً من الآن لا تستعمل أي حزمة ما بقي معلَّماً.</translation>
        </message>
        <message>
            <source>Nobody has received anything of this yet. There is nobody to tell.</source>
            <translation>لم يستلم أحد شيئاً من هذا بعد، فلا أحد يجب إبلاغه.</translation>
        </message>
        <message numerus="yes">
            <source>%n package(s) hold it. Send each recipient its letter.</source>
            <translation>
                <numerusform>لا حزمة تحتويه.</numerusform>
                <numerusform>حزمة واحدة تحتويه. أرسلوا إلى مستلمها رسالته.</numerusform>
                <numerusform>حزمتان تحتويانه. أرسلوا إلى كل مستلم رسالته.</numerusform>
                <numerusform>%n حزم تحتويه. أرسلوا إلى كل مستلم رسالته.</numerusform>
                <numerusform>%n حزمة تحتويه. أرسلوا إلى كل مستلم رسالته.</numerusform>
                <numerusform>%n حزمة تحتويه. أرسلوا إلى كل مستلم رسالته.</numerusform>
            </translation>
        </message>
        <message>
            <source>The public</source>
            <translation>العموم</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>سحب</translation>
        </message>
        <message>
            <source>The consent is taken back</source>
            <translation>سُحبت الموافقة</translation>
        </message>
        <message>
            <source>{recipient} · package {code}</source>
            <translation>{recipient} · الحزمة {code}</translation>
        </message>
        <message>
            <source>Take back the consent {code}</source>
            <translation>سحب الموافقة {code}</translation>
        </message>
        <message>
            <source>Back without changes</source>
            <translation>رجوع بلا تغيير</translation>
        </message>
        <message>
            <source>Back to the record</source>
            <translation>رجوع إلى القيد</translation>
        </message>
        <message>
            <source>Letter in {language}</source>
            <translation>الرسالة ({language})</translation>
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
