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
        <name>Admit</name>
        <message>
            <source>Let them sit down here and choose their own passphrase. Nobody else may know it, not even you.</source>
            <translation>ليجلس العضو الجديد هنا ويختر عبارة سره بنفسه. لا يجوز أن يعرفها غيره، ولا أنتم.</translation>
        </message>
        <message>
            <source>Admit a member</source>
            <translation>إضافة عضو</translation>
        </message>
        <message>
            <source>Admit</source>
            <translation>إضافة</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Name (kept in the protected file)</source>
            <translation>الاسم (يُحفظ في الملف المحمي)</translation>
        </message>
        <message>
            <source>What are they here for?</source>
            <translation>ما دوره هنا؟</translation>
        </message>
    </context>
    <context>
        <name>Arrival</name>
        <message>
            <source>Taken in from other members: {count}.</source>
            <translation>قيود أُدخلت من أعضاء آخرين: {count}.</translation>
        </message>
        <message>
            <source>Sealed records that could not be taken in: {count}.</source>
            <translation>قيود مختومة تعذّر إدخالها: {count}.</translation>
        </message>
        <message>
            <source>Records erased earlier and taken out again: {count}.</source>
            <translation>قيود مُحيت سابقاً وأُخرجت من جديد: {count}.</translation>
        </message>
        <message>
            <source>Things to do about members and keys: {count}. See This vault ({keys}).</source>
            <translation>أمور تنتظر في الأعضاء والمفاتيح: {count}. انظروا «هذا السجل» ({keys}).</translation>
        </message>
        <message>
            <source>There is no backup of this vault yet: This vault ({keys}), Backups.</source>
            <translation>لا توجد نسخة احتياطية من هذا السجل بعد: «هذا السجل» ({keys})، النسخ الاحتياطية.</translation>
        </message>
        <message>
            <source>Days since the last backup: {days}. Make one under This vault ({keys}).</source>
            <translation>أيام منذ آخر نسخة احتياطية: {days}. اصنعوا نسخة من «هذا السجل» ({keys}).</translation>
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
        <name>ChangeRoles</name>
        <message>
            <source>Keys that a role needs are given at once where you hold them. Keys that it no longer needs are taken away, and the file gets new ones.</source>
            <translation>المفاتيح التي يحتاجها الدور تُعطى فوراً إن كانت عندكم. وما لم يعد يحتاجه يُسحب، وتصير للملف مفاتيح جديدة.</translation>
        </message>
        <message>
            <source>Change roles</source>
            <translation>تغيير الأدوار</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>تغيير</translation>
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
        <message>
            <source>{size} GB</source>
            <translation>{size} غ.ب</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} م.ب</translation>
        </message>
        <message>
            <source>{size} KB</source>
            <translation>{size} ك.ب</translation>
        </message>
        <message>
            <source>{size} bytes</source>
            <translation>{size} بايت</translation>
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
        <message>
            <source>Sealed · {told}</source>
            <translation>مختوم · {told}</translation>
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
        <name>Members</name>
        <message>
            <source>Records and the log know members by code. Their names are in the protected file, and from outside nobody can tell how many there are.</source>
            <translation>القيود وسجل النشاط يعرفان الأعضاء برموزهم. أسماؤهم في الملف المحمي، ولا يستطيع أحد من الخارج أن يعرف كم عددهم.</translation>
        </message>
        <message>
            <source>Admitted as {code}. They open this vault with their own passphrase.</source>
            <translation>صار العضو الجديد {code}، ويفتح السجل بعبارة السر التي اختارها.</translation>
        </message>
        <message>
            <source>{code} is removed; the registry file has new keys.</source>
            <translation>أُزيل {code}، وصارت لملف السجل مفاتيح جديدة.</translation>
        </message>
        <message>
            <source>The roles of {code} are changed.</source>
            <translation>تغيّرت أدوار {code}.</translation>
        </message>
        <message>
            <source>Your passphrase is changed. The old one opens this vault no more.</source>
            <translation>تغيّرت عبارة السر. القديمة لم تعد تفتح هذا السجل.</translation>
        </message>
        <message>
            <source>Your travel access is {code}. Try it once before you leave.</source>
            <translation>دخول السفر الخاص بكم هو {code}. جرّبوه مرة قبل أن تسافروا.</translation>
        </message>
        <message>
            <source>member</source>
            <translation>عضو</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>أُزيل</translation>
        </message>
        <message>
            <source>travel access</source>
            <translation>دخول السفر</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>الأعضاء</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>الرمز</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>الأدوار</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Admit a member</source>
            <translation>إضافة عضو</translation>
        </message>
        <message>
            <source>Change roles</source>
            <translation>تغيير الأدوار</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Change my passphrase</source>
            <translation>تغيير عبارة سرّي</translation>
        </message>
        <message>
            <source>Travel access</source>
            <translation>دخول السفر</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Do it now</source>
            <translation>نفّذوه الآن</translation>
        </message>
        <message>
            <source>{state} (you)</source>
            <translation>{state} (أنتم)</translation>
        </message>
        <message>
            <source>{state}, keys are due</source>
            <translation>{state}، تنقصه مفاتيح</translation>
        </message>
        <message>
            <source>It is done.</source>
            <translation>تمّ ذلك.</translation>
        </message>
        <message>
            <source>every role</source>
            <translation>كل الأدوار</translation>
        </message>
    </context>
    <context>
        <name>NewPassphrase</name>
        <message>
            <source>Passphrase</source>
            <translation>عبارة السر</translation>
        </message>
        <message>
            <source>The same passphrase again</source>
            <translation>عبارة السر نفسها مرة ثانية</translation>
        </message>
        <message>
            <source>Type it below, twice. Write it down only where nobody looks.</source>
            <translation>اكتبوها في الأسفل مرتين. لا تدوّنوها إلا حيث لا ينظر أحد.</translation>
        </message>
        <message>
            <source>Suggest a phrase of six words</source>
            <translation>اقتراح عبارة من ست كلمات</translation>
        </message>
        <message>
            <source>Six words that have nothing to do with each other or with you are easy to keep in mind and hard to guess.</source>
            <translation>ست كلمات لا علاقة لإحداها بالأخرى ولا بكم يسهل حفظها ويصعب تخمينها.</translation>
        </message>
        <message>
            <source>Now type it a second time, exactly the same.</source>
            <translation>اكتبوها الآن مرة ثانية كما هي تماماً.</translation>
        </message>
        <message>
            <source>A good passphrase.</source>
            <translation>عبارة سر جيدة.</translation>
        </message>
    </context>
    <context>
        <name>NewVault</name>
        <message>
            <source>Where the vault lies</source>
            <translation>مكان السجل</translation>
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
            <source>Make a vault</source>
            <translation>إنشاء سجل</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>اختيار مجلد</translation>
        </message>
        <message>
            <source>Nobody can reset a forgotten passphrase. When the vault is made, the window proposes two steps: recovery sheets, and a backup that is proven to open. Take both before you record anybody real.</source>
            <translation>إن نُسيت عبارة السر فلا أحد يستطيع تغييرها. بعد إنشاء السجل يقترح البرنامج خطوتين: أوراق الاسترداد، ونسخة احتياطية يُجرَّب فتحها. أتمّوا الخطوتين قبل أن تسجّلوا أي شخص حقيقي.</translation>
        </message>
        <message>
            <source>Where several work, every package is approved by somebody other than its builder. You admit the others afterwards.</source>
            <translation>حيث يعمل أكثر من شخص، لا تخرج حزمة إلا بموافقة شخص غير الذي أعدّها. تُضيفون الآخرين بعد إنشاء السجل.</translation>
        </message>
        <message>
            <source>Without this file nobody opens the vault, not even you. It is made if it is not there yet. Keep it on another medium than the vault, and a copy of it elsewhere.</source>
            <translation>من دون هذا الملف لا يفتح السجلَ أحد، ولا أنتم. يُنشأ إن لم يكن موجوداً. احفظوه على وسيط غير الذي عليه السجل، واحفظوا نسخة منه في مكان آخر.</translation>
        </message>
        <message>
            <source>I work alone</source>
            <translation>أعمل وحدي</translation>
        </message>
        <message>
            <source>Several of us will work in it</source>
            <translation>سيعمل فيه أكثر من شخص</translation>
        </message>
        <message>
            <source>Ask for a key file too</source>
            <translation>طلب ملف مفتاح أيضاً</translation>
        </message>
        <message>
            <source>Key file: one that is there, or a new one</source>
            <translation>ملف المفتاح: ملف موجود أو ملف جديد</translation>
        </message>
        <message>
            <source>Who will work in it</source>
            <translation>من سيعمل فيه</translation>
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
        <message>
            <source>Prepare recovery sheets</source>
            <translation>إعداد أوراق الاسترداد</translation>
        </message>
        <message>
            <source>Paper that opens the vault when every passphrase is forgotten.</source>
            <translation>أوراق تفتح السجل إذا نُسيت عبارات السر كلها.</translation>
        </message>
        <message>
            <source>Make a backup and prove that it opens</source>
            <translation>صنع نسخة احتياطية وتجربة فتحها</translation>
        </message>
        <message>
            <source>A file on another disk, tried before it is needed.</source>
            <translation>ملف على قرص آخر، يُجرَّب قبل الحاجة إليه.</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>لاحقاً</translation>
        </message>
        <message>
            <source>The vault is made</source>
            <translation>أُنشئ السجل</translation>
        </message>
        <message>
            <source>The vault is brought back</source>
            <translation>استُرد السجل</translation>
        </message>
        <message>
            <source>It opens with your new passphrase. The sheets that were used are known to those who typed them: make new ones, and a new backup.</source>
            <translation>يُفتح بعبارة السر الجديدة. الأوراق التي استُعملت صارت معروفة لمن أدخلها: أعدّوا أوراقاً جديدة، واصنعوا نسخة احتياطية جديدة.</translation>
        </message>
        <message>
            <source>Two steps before you record anybody real. Both stand in the section “This vault” too.</source>
            <translation>خطوتان قبل أن تسجّلوا أي شخص حقيقي. وتجدونهما أيضاً في قسم «هذا السجل».</translation>
        </message>
        <message>
            <source>The vault is restored</source>
            <translation>استُعيد السجل</translation>
        </message>
        <message>
            <source>It opens as it was when the backup was made. What was written since is not in it. The old folder, if it still exists, stays as it is.</source>
            <translation>يُفتح كما كان حين أُعدّت النسخة. وليس فيه ما كُتب بعدها. أما المجلد القديم، إن كان ما زال موجوداً، فيبقى كما هو.</translation>
        </message>
    </context>
    <context>
        <name>OwnPassphrase</name>
        <message>
            <source>With a key file nobody opens the vault by the passphrase alone, and you do not either: keep a copy of the file in another place. If the file does not exist yet, it is made.</source>
            <translation>مع ملف المفتاح لا يفتح أحد السجل بعبارة السر وحدها، ولا أنتم: احفظوا نسخة من الملف في مكان آخر. وإن لم يكن الملف موجوداً فسيُنشأ.</translation>
        </message>
        <message>
            <source>Change my passphrase</source>
            <translation>تغيير عبارة سرّي</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>تغيير</translation>
        </message>
        <message>
            <source>Passphrase until now</source>
            <translation>عبارة السر حتى الآن</translation>
        </message>
        <message>
            <source>Key file until now, if there is one</source>
            <translation>ملف المفتاح حتى الآن، إن وُجد</translation>
        </message>
        <message>
            <source>Key file from now on (leave empty for none)</source>
            <translation>ملف المفتاح من الآن (يُترك فارغاً إن لم تريدوه)</translation>
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
        <name>Remove</name>
        <message>
            <source>Remove a member</source>
            <translation>إزالة عضو</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Their passphrase opens this vault no more, and the registry file gets new keys at once.</source>
            <translation>لن تفتح عبارة سره هذا السجل بعد الآن، وتصير لملف السجل مفاتيح جديدة فوراً.</translation>
        </message>
        <message>
            <source>If they read the protected file too, a keeper gives it new keys; until then this page says so.</source>
            <translation>إن كان يقرأ الملف المحمي أيضاً فإن أمين السجل يجعل له مفاتيح جديدة، وإلى ذلك الحين تذكّر هذه الصفحة به.</translation>
        </message>
        <message>
            <source>What they read or copied while they were members stays theirs. Old copies of this folder and old backups still open to them.</source>
            <translation>ما قرأه أو نسخه وهو عضو يبقى عنده. والنسخ القديمة من هذا المجلد والنسخ الاحتياطية القديمة تظل تُفتح له.</translation>
        </message>
    </context>
    <context>
        <name>Roles</name>
        <message>
            <source>Records victims, statements and consents and attaches files. What is protected they can write and never read again.</source>
            <translation>يسجّل الضحايا والشهادات والموافقات ويرفق الملفات. ما هو محمي يكتبه ولا يستطيع قراءته بعد ذلك.</translation>
        </message>
        <message>
            <source>Works on memorial texts and forms of names, and builds the public packages.</source>
            <translation>يعمل على نصوص التذكار وصيغ الأسماء، ويبني الحزم العامة.</translation>
        </message>
        <message>
            <source>Sets grades, imports lists and builds packages for partners.</source>
            <translation>يحدّد درجات التوثيق ويستورد القوائم ويبني حزم الشركاء.</translation>
        </message>
        <message>
            <source>Reads everything: identities, statements, sealed records. Sends the packages that somebody else built.</source>
            <translation>يقرأ كل شيء: الهويات والشهادات والقيود المختومة. ويرسل الحزم التي بناها غيره.</translation>
        </message>
        <message>
            <source>Admits and removes members. Does not read what is protected.</source>
            <translation>يضيف الأعضاء ويزيلهم. لا يقرأ ما هو محمي.</translation>
        </message>
        <message>
            <source>Changes nothing: verifies the log, the ledger and receipts.</source>
            <translation>لا يغيّر شيئاً: يتحقق من سجل النشاط وسجل الإرسال والإيصالات.</translation>
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
        <message>
            <source>Statements</source>
            <translation>الشهادات</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>استيراد القوائم</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>الحزم الصادرة</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>ما جرى</translation>
        </message>
        <message>
            <source>This vault</source>
            <translation>هذا السجل</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>الأدلة</translation>
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
            <source>Open {name}</source>
            <translation>فتح {name}</translation>
        </message>
        <message>
            <source>Open another vault</source>
            <translation>فتح سجل آخر</translation>
        </message>
        <message>
            <source>A folder whose name ends in {ending}.</source>
            <translation>مجلد ينتهي اسمه بـ «{ending}».</translation>
        </message>
        <message>
            <source>A new encrypted folder for you or your organisation, closed by a passphrase.</source>
            <translation>مجلد مشفَّر جديد لكم أو لمؤسستكم، تقفله عبارة سر.</translation>
        </message>
        <message>
            <source>I have recovery sheets</source>
            <translation>لديّ أوراق استرداد</translation>
        </message>
        <message>
            <source>Restore from a backup</source>
            <translation>الاستعادة من نسخة احتياطية</translation>
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
        <message>
            <source>{words}, the first {count}</source>
            <translation>{words}، أول {count}</translation>
        </message>
    </context>
    <context>
        <name>Ties</name>
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
            <source>of whom: {relation}</source>
            <translation>هو له: {relation}</translation>
        </message>
        <message>
            <source>{relation}; killed together</source>
            <translation>{relation}؛ قُتلا معاً</translation>
        </message>
        <message>
            <source>no</source>
            <translation>لا موافقة</translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>yes: {purposes}</source>
            <translation>موافقة: {purposes}</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>الملفات</translation>
        </message>
        <message>
            <source>Photographs, documents and recordings about this record.</source>
            <translation>الصور والوثائق والتسجيلات التي تخص هذا القيد.</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>إرفاق ملف</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>State of the file</source>
            <translation>حالة الملف</translation>
        </message>
    </context>
    <context>
        <name>Tolls</name>
        <message>
            <source>{named} named of {linked} people tied to this incident</source>
            <translation>عُرف اسم {named} ممن رُبطوا بهذا الحدث وعددهم {linked}</translation>
        </message>
        <message>
            <source>A source without a name</source>
            <translation>مصدر بلا اسم</translation>
        </message>
        <message>
            <source>Remove this source</source>
            <translation>حذف هذا المصدر</translation>
        </message>
        <message>
            <source>Told</source>
            <translation>المذكور</translation>
        </message>
        <message>
            <source>Named</source>
            <translation>عُرف اسمهم</translation>
        </message>
        <message>
            <source>Not named yet</source>
            <translation>لم يُعرفوا بعد</translation>
        </message>
        <message>
            <source>As told by</source>
            <translation>بحسب</translation>
        </message>
        <message>
            <source>{heading}: {count}</source>
            <translation>{heading}: {count}</translation>
        </message>
    </context>
    <context>
        <name>TravelAccess</name>
        <message>
            <source>A second passphrase of yours that opens the registry only. Who makes you type it sees no protected identity and no statement, because the key for them is not there.</source>
            <translation>عبارة سر ثانية لكم تفتح ملف السجل وحده. من يجبركم على كتابتها لا يرى هوية محمية ولا شهادة، لأن مفتاحها ليس هناك.</translation>
        </message>
        <message>
            <source>Travel access</source>
            <translation>دخول السفر</translation>
        </message>
        <message>
            <source>Make it</source>
            <translation>إنشاؤه</translation>
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
        <message>
            <source>Key file</source>
            <translation>ملف المفتاح</translation>
        </message>
        <message>
            <source>Key file, if this vault was closed with one</source>
            <translation>ملف المفتاح، إن أُقفل هذا السجل بملف مفتاح</translation>
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
        <name>Vault</name>
        <message>
            <source>Members</source>
            <translation>الأعضاء</translation>
        </message>
        <message>
            <source>Parts of this section</source>
            <translation>أجزاء هذا القسم</translation>
        </message>
        <message>
            <source>Recovery</source>
            <translation>الاسترداد</translation>
        </message>
        <message>
            <source>Travel and panic</source>
            <translation>السفر والخطر</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>النسخ الاحتياطية</translation>
        </message>
        <message>
            <source>Integrity</source>
            <translation>السلامة</translation>
        </message>
        <message>
            <source>Erase a person</source>
            <translation>محو شخص</translation>
        </message>
    </context>
    <context>
        <name>VaultCards</name>
        <message>
            <source>Leave it</source>
            <translation>تركه</translation>
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
        <message>
            <source>The protected file is on another medium. What it holds cannot be seen here until it is brought back.</source>
            <translation>الملف المحمي على وسيط آخر. لا يُرى هنا ما فيه حتى يُعاد.</translation>
        </message>
    </context>
    <context>
        <name>Flow</name>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Step {number} of {count}: {name}</source>
            <translation>الخطوة {number} من {count}: {name}</translation>
        </message>
    </context>
    <context>
        <name>FileLine</name>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Choose: {name}</source>
            <translation>اختيار: {name}</translation>
        </message>
    </context>
    <context>
        <name>Activity</name>
        <message numerus="yes">
            <source>%n record(s) written</source>
            <translation>
                <numerusform>لم يُكتب أي قيد</numerusform>
                <numerusform>كُتب قيد واحد</numerusform>
                <numerusform>كُتب قيدان</numerusform>
                <numerusform>كُتبت %n قيود</numerusform>
                <numerusform>كُتب %n قيداً</numerusform>
                <numerusform>كُتب %n قيد</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) changed</source>
            <translation>
                <numerusform>لم يُعدَّل أي قيد</numerusform>
                <numerusform>عُدِّل قيد واحد</numerusform>
                <numerusform>عُدِّل قيدان</numerusform>
                <numerusform>عُدِّلت %n قيود</numerusform>
                <numerusform>عُدِّل %n قيداً</numerusform>
                <numerusform>عُدِّل %n قيد</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n consent(s) recorded</source>
            <translation>
                <numerusform>لم تُسجَّل أي موافقة</numerusform>
                <numerusform>سُجِّلت موافقة واحدة</numerusform>
                <numerusform>سُجِّلت موافقتان</numerusform>
                <numerusform>سُجِّلت %n موافقات</numerusform>
                <numerusform>سُجِّلت %n موافقة</numerusform>
                <numerusform>سُجِّلت %n موافقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a list imported, %n record(s)</source>
            <translation>
                <numerusform>استُوردت قائمة، بلا قيود</numerusform>
                <numerusform>استُوردت قائمة، قيد واحد</numerusform>
                <numerusform>استُوردت قائمة، قيدان</numerusform>
                <numerusform>استُوردت قائمة، %n قيود</numerusform>
                <numerusform>استُوردت قائمة، %n قيداً</numerusform>
                <numerusform>استُوردت قائمة، %n قيد</numerusform>
            </translation>
        </message>
        <message>
            <source>an import taken back</source>
            <translation>أُلغي استيراد قائمة</translation>
        </message>
        <message>
            <source>a package left</source>
            <translation>خرجت حزمة</translation>
        </message>
        <message>
            <source>a package waits for approval</source>
            <translation>حزمة تنتظر الاعتماد</translation>
        </message>
        <message>
            <source>a recipient recorded</source>
            <translation>تسجيل جهة مستلمة</translation>
        </message>
        <message>
            <source>a grade set</source>
            <translation>تحديد درجة تحقق</translation>
        </message>
        <message>
            <source>a text marked or approved</source>
            <translation>حجب مواضع في نص أو اعتماده</translation>
        </message>
        <message>
            <source>a record sealed or unsealed</source>
            <translation>ختم قيد أو رفع الختم عنه</translation>
        </message>
        <message>
            <source>a protected file looked at</source>
            <translation>الاطلاع على ملف محمي</translation>
        </message>
        <message>
            <source>a file added</source>
            <translation>إضافة ملف</translation>
        </message>
        <message>
            <source>sealed parts taken in by a keeper</source>
            <translation>أدخل أمين السجل أجزاءً مختومة</translation>
        </message>
        <message>
            <source>the hash of a file calculated</source>
            <translation>حساب بصمة ملف</translation>
        </message>
        <message>
            <source>a damaged file set aside</source>
            <translation>عزل ملف تالف</translation>
        </message>
        <message>
            <source>a record erased</source>
            <translation>محو قيد</translation>
        </message>
        <message>
            <source>everything checked</source>
            <translation>فحص كل شيء</translation>
        </message>
        <message>
            <source>members or roles changed</source>
            <translation>تغيير في الأعضاء أو الأدوار</translation>
        </message>
        <message>
            <source>the keys changed</source>
            <translation>تغيير المفاتيح</translation>
        </message>
        <message>
            <source>recovery sheets made or used</source>
            <translation>إعداد أوراق الاسترداد أو استعمالها</translation>
        </message>
        <message>
            <source>a backup made</source>
            <translation>إعداد نسخة احتياطية</translation>
        </message>
        <message>
            <source>the protected file put away or brought back</source>
            <translation>إبعاد الملف المحمي أو إعادته</translation>
        </message>
        <message>
            <source>All is as it was written: pages, logs, signatures and records agree.</source>
            <translation>كل شيء كما كُتب: الصفحات والسجلات والتواقيع والقيود متفقة.</translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s). Stop writing into this vault and keep a copy of it.</source>
            <translation>
                <numerusform>لا ملاحظات.</numerusform>
                <numerusform>ملاحظة واحدة. توقفوا عن الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>ملاحظتان. توقفوا عن الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>%n ملاحظات. توقفوا عن الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>%n ملاحظة. توقفوا عن الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>%n ملاحظة. توقفوا عن الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
            </translation>
        </message>
        <message>
            <source>Every change is signed into a log that can only grow. It names codes, never people.</source>
            <translation>كل تغيير يُوقَّع في سجل لا يُمحى منه شيء. يذكر السجل الرموز، ولا يذكر الأشخاص أبداً.</translation>
        </message>
        <message>
            <source>Filter by text</source>
            <translation>تصفية بالنص</translation>
        </message>
        <message>
            <source>Who, what, code or reason</source>
            <translation>من، أو ماذا، أو رمز، أو سبب</translation>
        </message>
        <message>
            <source>When (UTC)</source>
            <translation>متى (UTC)</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>من</translation>
        </message>
        <message>
            <source>What</source>
            <translation>ماذا جرى</translation>
        </message>
        <message>
            <source>About</source>
            <translation>بشأن</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>ما جرى في السجل</translation>
        </message>
        <message>
            <source>Check now</source>
            <translation>افحصوا الآن</translation>
        </message>
        <message>
            <source>Checking every page, log entry and record</source>
            <translation>يجري فحص كل صفحة وكل مدخل في السجل وكل قيد</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>ما جرى</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>الجميع</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>كل شيء</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>القسم</translation>
        </message>
        <message>
            <source>Both parts</source>
            <translation>القسمان</translation>
        </message>
        <message>
            <source>From day</source>
            <translation>من يوم</translation>
        </message>
        <message>
            <source>To day</source>
            <translation>إلى يوم</translation>
        </message>
        <message>
            <source>Code of a record</source>
            <translation>رمز قيد</translation>
        </message>
        <message>
            <source>Everything again</source>
            <translation>عرض الكل</translation>
        </message>
        <message>
            <source>Older entries</source>
            <translation>مدخلات أقدم</translation>
        </message>
        <message>
            <source>{listed} listed of {count} that fit; {total} in the log</source>
            <translation>تظهر {listed} من {count} مدخلة مطابقة، وفي سجل الأعمال {total}</translation>
        </message>
    </context>
    <context>
        <name>Exports</name>
        <message>
            <source>Words worth a look: also everyday words, so they did not stop it</source>
            <translation>كلمات تستحق نظرة: هي أيضاً كلمات عادية، فلم توقف الحزمة</translation>
        </message>
        <message>
            <source>Records that leave: {leaving}; that stay: {blocked}</source>
            <translation>القيود الخارجة: {leaving}؛ والباقية: {blocked}</translation>
        </message>
        <message>
            <source>Records that left: {records}; withheld: {withheld}</source>
            <translation>القيود التي خرجت: {records}؛ والمحجوبة: {withheld}</translation>
        </message>
        <message>
            <source>Read these eight words to the receiver by voice. They must be the same as those that the receiver's own check shows:</source>
            <translation>اقرؤوا هذه الكلمات الثماني للمستلم بالصوت. يجب أن تطابق ما يُظهره الفحص عنده:</translation>
        </message>
        <message>
            <source>Or with age, unzip, sha256sum and ssh-keygen alone: the file README inside the package gives every command.</source>
            <translation>أو بالأدوات age وunzip وsha256sum وssh-keygen وحدها: في ملف README داخل الحزمة كل الأوامر.</translation>
        </message>
        <message>
            <source>Write the package to</source>
            <translation>مكان كتابة الحزمة</translation>
        </message>
        <message>
            <source>The package is made in memory, signed, opened again as a stranger would open it, and every word of it is compared with what may not leave.</source>
            <translation>تُعدّ الحزمة في الذاكرة وتُوقَّع، ثم تُفتح كما يفتحها غريب، وتُقارَن كل كلمة فيها بما لا يجوز أن يخرج.</translation>
        </message>
        <message>
            <source>If anything is found, nothing is written, and you are told where it is.</source>
            <translation>إذا وُجد شيء فلا يُكتب أي ملف، ويُقال لكم أين هو.</translation>
        </message>
        <message>
            <source>What left of whom, to whom and why goes into the ledger.</source>
            <translation>ما خرج، وعن من، وإلى من، ولماذا: كل ذلك يُقيَّد في دفتر الحزم.</translation>
        </message>
        <message>
            <source>Verify it here, as the receiver would</source>
            <translation>تحققوا منها هنا كما يفعل المستلم</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>Code in the ledger</source>
            <translation>الرمز في دفتر الحزم</translation>
        </message>
        <message>
            <source>Hash of the list of files</source>
            <translation>بصمة قائمة الملفات</translation>
        </message>
        <message>
            <source>How the receiver verifies it</source>
            <translation>كيف يتحقق المستلم منها</translation>
        </message>
        <message>
            <source>Fingerprint of the signing key</source>
            <translation>بصمة مفتاح التوقيع</translation>
        </message>
        <message>
            <source>Line for the receiver's file of signers</source>
            <translation>السطر الذي يضعه المستلم في ملف الموقّعين</translation>
        </message>
        <message>
            <source>With this program</source>
            <translation>بهذا البرنامج</translation>
        </message>
        <message>
            <source>Anyone may read it. Not encrypted. Only what was agreed to for the public memorial, at the highest grades.</source>
            <translation>يمكن لأي شخص قراءتها، وهي غير مشفّرة. فيها فقط ما ووفق عليه لسجل الذكرى العلني وبأعلى درجات التحقق.</translation>
        </message>
        <message>
            <source>One named organisation, encrypted to its key. Only people whose sharing with it was agreed to by name.</source>
            <translation>منظمة واحدة محددة بالاسم، والحزمة مشفّرة بمفتاحها. فيها فقط من ووفق على مشاركته معها بالاسم.</translation>
        </message>
        <message>
            <source>This recipient has no key yet: the preview works, building does not.</source>
            <translation>ليس لهذه الجهة مفتاح بعد: المعاينة ممكنة، وإعداد الحزمة غير ممكن.</translation>
        </message>
        <message>
            <source>Every record of this vault is looked at; for each field it is decided what may leave, how and why.</source>
            <translation>يُنظر في كل قيد من هذا السجل، ويُقرَّر لكل حقل ما الذي يجوز أن يخرج منه وكيف ولماذا.</translation>
        </message>
        <message>
            <source>Purpose of this package</source>
            <translation>الغرض من هذه الحزمة</translation>
        </message>
        <message>
            <source>Record a new recipient</source>
            <translation>تسجيل جهة مستلمة جديدة</translation>
        </message>
        <message>
            <source>Record this recipient</source>
            <translation>تسجيل هذه الجهة</translation>
        </message>
        <message>
            <source>Recipient</source>
            <translation>الجهة المستلمة</translation>
        </message>
        <message>
            <source>For whom?</source>
            <translation>لمن؟</translation>
        </message>
        <message>
            <source>A new recipient</source>
            <translation>جهة مستلمة جديدة</translation>
        </message>
        <message>
            <source>Not yet built: {audiences}</source>
            <translation>غير متاحة بعد: {audiences}</translation>
        </message>
        <message>
            <source>If a consent is taken back, this is what to send to each:</source>
            <translation>إذا سُحبت موافقة، فهذا ما يُرسل إلى كل جهة:</translation>
        </message>
        <message>
            <source>{code}: {outcome}</source>
            <translation>{code}: {outcome}</translation>
        </message>
        <message>
            <source>— nothing —</source>
            <translation>— لا شيء —</translation>
        </message>
        <message>
            <source>The record and what the recipient gets</source>
            <translation>القيد وما يتلقاه المستلم</translation>
        </message>
        <message>
            <source>Never part of this kind of package: {fields}</source>
            <translation>لا تدخل في هذا النوع من الحزم أبداً: {fields}</translation>
        </message>
        <message>
            <source>No record here.</source>
            <translation>لا قيود هنا.</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>المسجَّل</translation>
        </message>
        <message>
            <source>The recipient gets</source>
            <translation>ما يتلقاه المستلم</translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>{recipient} · {export} · records: {count}</source>
            <translation>{recipient} · {export} · عدد القيود: {count}</translation>
        </message>
        <message>
            <source>leaves</source>
            <translation>يخرج</translation>
        </message>
        <message>
            <source>leaves less exact</source>
            <translation>يخرج بدقة أقل</translation>
        </message>
        <message>
            <source>leaves under a code</source>
            <translation>يخرج برمز</translation>
        </message>
        <message>
            <source>stays</source>
            <translation>يبقى</translation>
        </message>
        <message>
            <source>{code} · hash of the list: {sha256}</source>
            <translation>{code} · بصمة القائمة: {sha256}</translation>
        </message>
        <message numerus="yes">
            <source>%n package(s) hold something of {code}.</source>
            <translation>
                <numerusform>لا توجد حزمة فيها شيء من {code}.</numerusform>
                <numerusform>حزمة واحدة فيها شيء من {code}.</numerusform>
                <numerusform>حزمتان فيهما شيء من {code}.</numerusform>
                <numerusform>%n حزم فيها شيء من {code}.</numerusform>
                <numerusform>%n حزمة فيها شيء من {code}.</numerusform>
                <numerusform>%n حزمة فيها شيء من {code}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody has received anything of {code}.</source>
            <translation>لم يتلقَّ أحد شيئاً من {code}.</translation>
        </message>
        <message>
            <source>The public</source>
            <translation>العموم</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>القيد</translation>
        </message>
        <message>
            <source>Known there as</source>
            <translation>رمزه هناك</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>ما حدث</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>What left of each record</source>
            <translation>ما خرج من كل قيد</translation>
        </message>
        <message>
            <source>Letters to send</source>
            <translation>الرسائل المطلوب إرسالها</translation>
        </message>
        <message>
            <source>For: {purpose}</source>
            <translation>الغرض: {purpose}</translation>
        </message>
        <message>
            <source>Built on</source>
            <translation>أُعدّت في</translation>
        </message>
        <message>
            <source>Audience</source>
            <translation>الوجهة</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>خرج</translation>
        </message>
        <message>
            <source>Withheld</source>
            <translation>حُجب</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>الرمز</translation>
        </message>
        <message>
            <source>Packages that left</source>
            <translation>الحزم التي خرجت</translation>
        </message>
        <message>
            <source>Who has this? Name or code</source>
            <translation>من لديه هذا؟ اسم أو رمز</translation>
        </message>
        <message>
            <source>Make a package</source>
            <translation>إعداد حزمة</translation>
        </message>
        <message>
            <source>Verify a received package</source>
            <translation>التحقق من حزمة واردة</translation>
        </message>
        <message>
            <source>Nothing has left this vault</source>
            <translation>لم يخرج شيء من هذا السجل</translation>
        </message>
        <message>
            <source>A package holds only what consent, grade and audience allow. You see every record and field, and why it leaves or stays, before it is built.</source>
            <translation>لا تحوي الحزمة إلا ما تسمح به الموافقة ودرجة التحقق والوجهة. ترون كل قيد وكل حقل، ولماذا يخرج أو يبقى، قبل إعدادها.</translation>
        </message>
        <message>
            <source>the public</source>
            <translation>العموم</translation>
        </message>
        <message>
            <source>Who has this?</source>
            <translation>من لديه هذا؟</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>الحزم الصادرة</translation>
        </message>
        <message>
            <source>Building the package and reading it as a stranger would</source>
            <translation>يجري إعداد الحزمة وقراءتها كما يقرؤها غريب</translation>
        </message>
        <message>
            <source>Deciding for every record and field</source>
            <translation>يُقرَّر لكل قيد ولكل حقل</translation>
        </message>
        <message>
            <source>For whom</source>
            <translation>لمن</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>معاينة</translation>
        </message>
        <message>
            <source>Check and write</source>
            <translation>فحص وكتابة</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
        <message>
            <source>On to writing it</source>
            <translation>إلى الكتابة</translation>
        </message>
        <message>
            <source>Build the package</source>
            <translation>إعداد الحزمة</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>The package is written and entered in the ledger.</source>
            <translation>كُتبت الحزمة وقُيِّدت في دفتر الحزم.</translation>
        </message>
        <message>
            <source>The recipient is recorded. Check the key by voice.</source>
            <translation>سُجِّلت الجهة المستلمة. تأكدوا من المفتاح بالصوت.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>الكل</translation>
        </message>
        <message>
            <source>Leaving</source>
            <translation>يخرج</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>يخرج مغيَّراً</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>يبقى</translation>
        </message>
        <message>
            <source>{filter}: {count}</source>
            <translation>{filter}: {count}</translation>
        </message>
        <message>
            <source>Most often held back: {reason} ({count})</source>
            <translation>أكثر أسباب الحجب: {reason} ({count})</translation>
        </message>
        <message>
            <source>Search in the preview</source>
            <translation>البحث في المعاينة</translation>
        </message>
        <message>
            <source>Name, code or reason</source>
            <translation>اسم أو رمز أو سبب</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>ما يحدث</translation>
        </message>
        <message>
            <source>Records of the preview</source>
            <translation>قيود المعاينة</translation>
        </message>
        <message>
            <source>{audience}: {records} records, {withheld} withheld; made on {day}</source>
            <translation>{audience}: القيود {records}، والمحجوب {withheld}؛ أُعدّت في {day}</translation>
        </message>
        <message>
            <source>Eight words, to compare by voice: {words}</source>
            <translation>ثماني كلمات للمقارنة بالصوت: {words}</translation>
        </message>
        <message>
            <source>Files: {files}</source>
            <translation>الملفات: {files}</translation>
        </message>
        <message>
            <source>Nothing of it enters this vault, and nothing is written anywhere.</source>
            <translation>لا يدخل منها شيء إلى هذا السجل، ولا يُكتب شيء في أي مكان.</translation>
        </message>
        <message>
            <source>The package</source>
            <translation>الحزمة</translation>
        </message>
        <message>
            <source>Your key file (for an encrypted package)</source>
            <translation>ملف مفتاحكم (لحزمة مشفّرة)</translation>
        </message>
        <message>
            <source>File of signers (to know who signed)</source>
            <translation>ملف الموقّعين (لمعرفة من وقّع)</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>تحقق</translation>
        </message>
        <message>
            <source>Not accepted.</source>
            <translation>غير مقبولة.</translation>
        </message>
        <message>
            <source>To be deleted or renewed after {day}.</source>
            <translation>تُحذف أو تُجدَّد بعد {day}.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Whole, and signed by a key that you know.</source>
            <translation>كاملة، وموقَّعة بمفتاح تعرفونه.</translation>
        </message>
        <message>
            <source>Whole, but the key that signed it is not in your file of signers.</source>
            <translation>كاملة، لكن المفتاح الذي وقّعها ليس في ملف الموقّعين لديكم.</translation>
        </message>
        <message>
            <source>A demonstration: everybody in it is invented.</source>
            <translation>عرض توضيحي: كل من فيها أشخاص متخيَّلون.</translation>
        </message>
        <message>
            <source>Nothing has left this vault. If one of its records or consents changes before it is sent, it has to be built again.</source>
            <translation>لم يخرج من هذا السجل شيء. وإن تغيّر قيد من قيودها أو موافقة قبل إرسالها لزم إعدادها من جديد.</translation>
        </message>
        <message>
            <source>Several people work in this vault, so nobody sends what they built. It waits here, encrypted, until another keeper has looked at it and sends it.</source>
            <translation>يعمل في هذا السجل عدة أشخاص، فلا يرسل أحد ما أعدّه بنفسه. تنتظر الحزمة هنا مشفّرة حتى ينظر فيها أمين سجل آخر ويرسلها.</translation>
        </message>
        <message>
            <source>It now waits for another keeper</source>
            <translation>تنتظر الآن أمين سجل آخر</translation>
        </message>
        <message>
            <source>Let it wait for a keeper</source>
            <translation>تركها لأمين السجل</translation>
        </message>
        <message>
            <source>It waits for another keeper. Nothing has left.</source>
            <translation>تنتظر أمين سجل آخر. لم يخرج شيء.</translation>
        </message>
    </context>
    <context>
        <name>Imports</name>
        <message>
            <source>{added} will be added, {refused} refused, of {read} rows</source>
            <translation>سيُضاف {added} ويُرفض {refused} من أصل {read} من الصفوف</translation>
        </message>
        <message>
            <source>{added} were added, {refused} refused, of {read} rows</source>
            <translation>أُضيف {added} ورُفض {refused} من أصل {read} من الصفوف</translation>
        </message>
        <message>
            <source>Incident of all these people</source>
            <translation>الحدث الذي يخص جميع هؤلاء</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>المصدر</translation>
        </message>
        <message>
            <source>Who made this list: a title, or a code</source>
            <translation>من أعدّ هذه القائمة: عنوان أو رمز</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>الصف</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>العمود</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Refused rows</source>
            <translation>الصفوف المرفوضة</translation>
        </message>
        <message>
            <source>Save the refused rows as</source>
            <translation>حفظ الصفوف المرفوضة في</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Take this import back</source>
            <translation>إلغاء هذا الاستيراد</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Columns left out: {names}</source>
            <translation>أعمدة لم تؤخذ: {names}</translation>
        </message>
        <message>
            <source>Nobody of them has been asked yet. Until then nothing of them leaves by name.</source>
            <translation>لم يُسأل أحد عنهم بعد. وإلى ذلك الحين لا يخرج شيء بأسمائهم.</translation>
        </message>
        <message>
            <source>Code of this import: {code}</source>
            <translation>رمز هذا الاستيراد: {code}</translation>
        </message>
        <message>
            <source>Nothing was written.</source>
            <translation>لم يُكتب شيء.</translation>
        </message>
        <message>
            <source>The column {heading} goes into</source>
            <translation>العمود {heading} يذهب إلى</translation>
        </message>
        <message>
            <source>The dates of this list can be read in two ways. Which is right?</source>
            <translation>يمكن قراءة تواريخ هذه القائمة بطريقتين. أيهما الصحيحة؟</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>لا يؤخذ</translation>
        </message>
        <message>
            <source>day first: 3/10 is 3 October</source>
            <translation>اليوم أولاً: ⁦10/3⁩ تعني 3 تشرين الأول</translation>
        </message>
        <message>
            <source>month first: 3/10 is 10 March</source>
            <translation>الشهر أولاً: ⁦10/3⁩ تعني 10 آذار</translation>
        </message>
        <message>
            <source> · </source>
            <translation> · </translation>
        </message>
        <message>
            <source>For example</source>
            <translation>مثال</translation>
        </message>
        <message>
            <source>Goes into</source>
            <translation>يذهب إلى</translation>
        </message>
        <message>
            <source>All records of {code} go, with their history. Press again to do it.</source>
            <translation>تُحذف كل قيود {code} مع تاريخها. اضغطوا مرة أخرى للتنفيذ.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>متى</translation>
        </message>
        <message>
            <source>List</source>
            <translation>القائمة</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>الرمز</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>أُضيف</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>رُفض</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Earlier imports</source>
            <translation>الاستيرادات السابقة</translation>
        </message>
        <message>
            <source>Import a list</source>
            <translation>استيراد قائمة</translation>
        </message>
        <message>
            <source>No list has been imported yet</source>
            <translation>لم تُستورد أي قائمة بعد</translation>
        </message>
        <message>
            <source>CSV, XLSX, ODS or JSON. You see how every column is read before anything is written, and an import can be taken back whole.</source>
            <translation>CSV أو XLSX أو ODS أو JSON. ترون كيف يُقرأ كل عمود قبل كتابة أي شيء، ويمكن إلغاء الاستيراد كاملاً.</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>أُلغي</translation>
        </message>
        <message>
            <source>in the registry</source>
            <translation>في السجل</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>استيراد القوائم</translation>
        </message>
        <message>
            <source>Importing the list</source>
            <translation>يجري استيراد القائمة</translation>
        </message>
        <message>
            <source>{count} records were added.</source>
            <translation>عدد القيود المضافة: {count}.</translation>
        </message>
        <message>
            <source>{code} is taken back: {count} records are gone.</source>
            <translation>أُلغي {code}، وعدد القيود المحذوفة: {count}.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>الصفوف</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>الأعمدة</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>الفحص</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
        <message>
            <source>Read the file</source>
            <translation>قراءة الملف</translation>
        </message>
        <message>
            <source>On to the columns</source>
            <translation>إلى الأعمدة</translation>
        </message>
        <message>
            <source>Try it without writing</source>
            <translation>تجربة من دون كتابة</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>استيراد</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Trying the list; nothing is written</source>
            <translation>تجري تجربة القائمة، ولا يُكتب شيء</translation>
        </message>
        <message>
            <source>Taking the import back</source>
            <translation>يجري إلغاء الاستيراد</translation>
        </message>
        <message>
            <source>{count} refused rows were saved, without what they say.</source>
            <translation>حُفظت أرقام الصفوف المرفوضة وأسبابها ({count}) من دون مضمونها.</translation>
        </message>
        <message>
            <source>CSV, XLSX, ODS or JSON, in Arabic or English. Cells are read as text; no formula runs. Nothing is written before the last step.</source>
            <translation>CSV أو XLSX أو ODS أو JSON، بالعربية أو الإنكليزية. تُقرأ الخلايا نصاً ولا تُنفَّذ أي معادلة. لا يُكتب شيء قبل الخطوة الأخيرة.</translation>
        </message>
        <message>
            <source>Nobody on a list has been asked: their consent starts at “not asked”, and nothing of them leaves by name until somebody agrees.</source>
            <translation>لم يُسأل أحد عمّن ترد أسماؤهم في القوائم: تبدأ موافقتهم بعبارة «لم يُسأل عنه»، ولا يخرج شيء بأسمائهم حتى يوافق أحد.</translation>
        </message>
        <message>
            <source>{total} rows; the first {shown} are shown. Read as {encoding}.</source>
            <translation>عدد الصفوف {total}، ويظهر أول {shown} منها. الترميز: {encoding}.</translation>
        </message>
        <message>
            <source>Does this read as Arabic?  {sample}</source>
            <translation>هل يُقرأ هذا بالعربية كما ينبغي؟  {sample}</translation>
        </message>
        <message>
            <source>The list</source>
            <translation>القائمة</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>الورقة</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>الصفوف الأولى</translation>
        </message>
    </context>
    <context>
        <name>Statements</name>
        <message>
            <source>From the marks</source>
            <translation>من المواضع المحددة</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>سحب</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>Still in this text: {passages}. Read it once more. Press Approve again if this audience may read them.</source>
            <translation>ما زال في هذا النص: {passages}. اقرؤوه مرة أخرى. اضغطوا «اعتماد» ثانية إذا كان يجوز لهذه الوجهة أن تقرأه.</translation>
        </message>
        <message>
            <source>Edited by hand, not approved yet.</source>
            <translation>عُدِّل باليد ولم يُعتمد بعد.</translation>
        </message>
        <message>
            <source>Made from the marks, not approved yet: nothing leaves.</source>
            <translation>صُنع من المواضع المحددة ولم يُعتمد بعد: لا يخرج شيء.</translation>
        </message>
        <message>
            <source>Audience</source>
            <translation>الوجهة</translation>
        </message>
        <message>
            <source>Language of the text</source>
            <translation>لغة النص</translation>
        </message>
        <message>
            <source>What this audience reads</source>
            <translation>ما تقرؤه هذه الوجهة</translation>
        </message>
        <message>
            <source>Approved by {who} on {when}.</source>
            <translation>اعتمده {who} في {when}.</translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>Original, read-only</source>
            <translation>الأصل، للقراءة فقط</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>اسم</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>مكان</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>تواصل</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>وثيقة</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Mark the selection: {kind}</source>
            <translation>تحديد الموضع المختار: {kind}</translation>
        </message>
        <message>
            <source>Select a passage; Ctrl and a digit marks it, Ctrl+0 clears it.</source>
            <translation>اختاروا موضعاً؛ Ctrl مع رقم يحدده، وCtrl+0 يزيل التحديد.</translation>
        </message>
        <message>
            <source>Taken back: nothing of this statement leaves to this audience.</source>
            <translation>سُحب: لا يخرج شيء من هذه الشهادة إلى هذه الوجهة.</translation>
        </message>
        <message>
            <source>Consents</source>
            <translation>الموافقات</translation>
        </message>
        <message>
            <source>Nobody has been asked yet: nothing of this statement leaves.</source>
            <translation>لم يُسأل أحد بعد: لا يخرج شيء من هذه الشهادة.</translation>
        </message>
        <message>
            <source>Choose a statement</source>
            <translation>اختاروا شهادة</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>النص</translation>
        </message>
        <message>
            <source>The text is approved. Consent still decides if it leaves.</source>
            <translation>اعتُمد النص. وتبقى الموافقة هي التي تقرر خروجه.</translation>
        </message>
        <message>
            <source>Given by</source>
            <translation>من أعطاها</translation>
        </message>
        <message>
            <source>As</source>
            <translation>بصفته</translation>
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
            <source>Save the marks first, then approve the text.</source>
            <translation>احفظوا المواضع المحددة أولاً، ثم اعتمدوا النص.</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>الشهادات</translation>
        </message>
        <message>
            <source>New statement</source>
            <translation>شهادة جديدة</translation>
        </message>
        <message>
            <source>Search a code</source>
            <translation>البحث برمز</translation>
        </message>
        <message>
            <source>No statement has been taken yet</source>
            <translation>لم تؤخذ أي شهادة بعد</translation>
        </message>
        <message>
            <source>A statement begins with who speaks: a code, or a name that stays in the protected file.</source>
            <translation>تبدأ الشهادة بمن يتكلم: رمز، أو اسم يبقى في الملف المحمي.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Who speaks, and when</source>
            <translation>من يتكلم ومتى</translation>
        </message>
        <message>
            <source>What was said</source>
            <translation>ما قيل</translation>
        </message>
        <message>
            <source>Around it</source>
            <translation>ما يتصل بها</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>الرمز</translation>
        </message>
        <message>
            <source>Nothing that the registry knows stands unmarked. Read it all the same.</source>
            <translation>لا شيء مما يعرفه السجل بقي من دون تحديد. اقرؤوا النص مع ذلك.</translation>
        </message>
        <message>
            <source>“{passage}” also stands unmarked on line {line} ({at} of {count}).</source>
            <translation>«{passage}» وردت أيضاً من دون تحديد في السطر {line} ({at} من {count}).</translation>
        </message>
        <message>
            <source>“{passage}” on line {line} may be: {kind} ({at} of {count}).</source>
            <translation>«{passage}» في السطر {line} قد تكون: {kind} ({at} من {count}).</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>التالي</translation>
        </message>
        <message>
            <source>Mark it</source>
            <translation>تحديده</translation>
        </message>
        <message>
            <source>Mark all</source>
            <translation>تحديد الكل</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier account(s) of this witness</source>
            <translation>
                <numerusform>لا شهادات سابقة لهذا الشاهد</numerusform>
                <numerusform>شهادة سابقة واحدة لهذا الشاهد</numerusform>
                <numerusform>شهادتان سابقتان لهذا الشاهد</numerusform>
                <numerusform>%n شهادات سابقة لهذا الشاهد</numerusform>
                <numerusform>%n شهادة سابقة لهذا الشاهد</numerusform>
                <numerusform>%n شهادة سابقة لهذا الشاهد</numerusform>
            </translation>
        </message>
        <message>
            <source>{count}: {accounts}. Their text stays closed while a new one is taken.</source>
            <translation>{count}: {accounts}. يبقى نصها مغلقاً أثناء أخذ شهادة جديدة.</translation>
        </message>
        <message>
            <source>Name of a witness not recorded yet (protected file)</source>
            <translation>اسم شاهد لم يُسجَّل بعد (الملف المحمي)</translation>
        </message>
        <message>
            <source>Take the time that is needed. What is written is kept, encrypted.</source>
            <translation>خذوا ما يلزم من الوقت. ما كُتب محفوظ ومشفَّر.</translation>
        </message>
        <message>
            <source>This is the first account of this witness.</source>
            <translation>هذه أول شهادة لهذا الشاهد.</translation>
        </message>
        <message>
            <source>without kind and date</source>
            <translation>من دون نوع أو تاريخ</translation>
        </message>
        <message>
            <source>Take a pause</source>
            <translation>استراحة</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>A pause</source>
            <translation>استراحة</translation>
        </message>
        <message>
            <source>Nothing is lost and nothing hurries. Stopping altogether is just as right: what was said so far can be kept or given up.</source>
            <translation>لا يضيع شيء ولا داعي للعجلة. والتوقف نهائياً خيار صحيح أيضاً: ما قيل حتى الآن يمكن حفظه أو التخلي عنه.</translation>
        </message>
    </context>
    <context>
        <name>Veil</name>
        <message>
            <source>Hidden while you are in another program. Press here to go on.</source>
            <translation>المحتوى مخفيّ ما دمتم في برنامج آخر. اضغطوا هنا للمتابعة.</translation>
        </message>
    </context>
    <context>
        <name>Restoring</name>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
    </context>
    <context>
        <name>RestoringSheets</name>
        <message>
            <source>The folder you chose stays as it is. Leave this empty to work in that folder itself.</source>
            <translation>يبقى المجلد الذي اخترتموه كما هو. اتركوا هذا السطر فارغاً للعمل في ذلك المجلد نفسه.</translation>
        </message>
        <message>
            <source>I have recovery sheets</source>
            <translation>لديّ أوراق استرداد</translation>
        </message>
        <message>
            <source>Sheets open a vault whose passphrases are lost. They hold no records: you need the folder of the vault, or a copy of it, as well.</source>
            <translation>تفتح الأوراق سجلاً ضاعت عبارات سره. لكنها لا تحوي القيود نفسها: يلزمكم معها مجلد السجل أو نسخة منه.</translation>
        </message>
        <message>
            <source>Bring the vault back</source>
            <translation>استرداد السجل</translation>
        </message>
        <message>
            <source>Folder of the vault, or a copy</source>
            <translation>مجلد السجل أو نسخة منه</translation>
        </message>
        <message>
            <source>New place for the vault</source>
            <translation>المكان الجديد للسجل</translation>
        </message>
        <message>
            <source>From now on</source>
            <translation>من الآن فصاعداً</translation>
        </message>
    </context>
    <context>
        <name>Schemes</name>
        <message>
            <source>Five sheets, any three open the vault</source>
            <translation>خمس أوراق، تفتح السجلَ أي ثلاث منها</translation>
        </message>
        <message>
            <source>Two may be lost, and two people together can do nothing. Good for most.</source>
            <translation>لا يضرّ ضياع ورقتين، ولا يستطيع شخصان وحدهما شيئاً. تناسب معظم الناس.</translation>
        </message>
        <message>
            <source>Three sheets, any two open the vault</source>
            <translation>ثلاث أوراق، تفتح السجلَ أي اثنتين منها</translation>
        </message>
        <message>
            <source>For few people who can be trusted. One sheet may be lost.</source>
            <translation>لعدد قليل ممن يُوثق بهم. لا يضرّ ضياع ورقة واحدة.</translation>
        </message>
        <message>
            <source>Two circles of three sheets, two of each are needed</source>
            <translation>دائرتان، في كل منهما ثلاث أوراق، وتلزم ورقتان من كل دائرة</translation>
        </message>
        <message>
            <source>Neither circle alone can open it: such as the family here, friends abroad.</source>
            <translation>لا تفتحه دائرة وحدها: كالأهل هنا والأصدقاء في الخارج.</translation>
        </message>
    </context>
    <context>
        <name>Sheets</name>
        <message>
            <source>Words of the sheet, or their numbers</source>
            <translation>كلمات الورقة أو أرقامها</translation>
        </message>
        <message>
            <source>In any writing of digits; the first four letters of a word are enough.</source>
            <translation>تُكتب الأرقام بأي صورة، وتكفي الأحرف الأربعة الأولى من الكلمة.</translation>
        </message>
        <message>
            <source>Take this sheet</source>
            <translation>إضافة هذه الورقة</translation>
        </message>
        <message>
            <source>Put the last one back</source>
            <translation>إلغاء آخر ورقة</translation>
        </message>
        <message>
            <source>{have} of {need} sheets are taken. That is enough.</source>
            <translation>أُدخلت {have} من {need} أوراق. هذا يكفي.</translation>
        </message>
        <message>
            <source>{have} of {need} sheets are taken.</source>
            <translation>أُدخلت {have} من {need} أوراق.</translation>
        </message>
    </context>
    <context>
        <name>Evidence</name>
        <message>
            <source>No damage is known. It lies in the registry part.</source>
            <translation>لا يُعرف فيه تلف. وهو في القسم العام.</translation>
        </message>
        <message>
            <source>No damage is known. It lies in the protected part.</source>
            <translation>لا يُعرف فيه تلف. وهو في القسم المحمي.</translation>
        </message>
        <message>
            <source>{name}: {value}</source>
            <translation>{name}: {value}</translation>
        </message>
        <message>
            <source>This kind of file is not shown here. It is kept as it is; a keeper can extract it.</source>
            <translation>هذا النوع من الملفات لا يُعرض هنا. وهو محفوظ كما هو، ويستطيع أمين السجل استخراجه.</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>عرض الملف</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>التحقق منه</translation>
        </message>
        <message>
            <source>Extract…</source>
            <translation>استخراج…</translation>
        </message>
        <message>
            <source>Move to the registry part…</source>
            <translation>نقل إلى القسم العام…</translation>
        </message>
        <message>
            <source>Lift the quarantine…</source>
            <translation>رفع العزل…</translation>
        </message>
        <message>
            <source>No file was attached to this record.</source>
            <translation>لم يُرفق بهذا القيد ملف.</translation>
        </message>
        <message>
            <source>Quarantined: when it was verified, the file was not what it should be. It is kept, and neither shown nor extracted.</source>
            <translation>معزول: لم يكن الملف كما يجب حين جرى التحقق منه. وهو محفوظ، لا يُعرض ولا يُستخرج.</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>نوع الملف</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>مشفّراً</translation>
        </message>
        <message>
            <source>Sound and film up to {size} are played here where the part of the program for them is installed. The file is kept as it is; a keeper can extract it.</source>
            <translation>يُشغَّل الصوت والفيديو هنا حتى {size} حيث ثُبّت جزء البرنامج الخاص بهما. الملف محفوظ كما هو، ويستطيع أمين السجل استخراجه.</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>الأصل</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>بصمة SHA-256</translation>
        </message>
        <message>
            <source>  ·  </source>
            <translation>  ·  </translation>
        </message>
        <message>
            <source>The file is opened in memory only, and only if asked.</source>
            <translation>لا يُفتح الملف إلا في الذاكرة، وعند الطلب فقط.</translation>
        </message>
        <message>
            <source>[Only the beginning of this text is shown.]</source>
            <translation>[لا يظهر من هذا النص إلا أوله.]</translation>
        </message>
        <message>
            <source>attached</source>
            <translation>أُرفق</translation>
        </message>
        <message>
            <source>facts changed</source>
            <translation>عُدّلت معلوماته</translation>
        </message>
        <message>
            <source>the original extracted</source>
            <translation>استُخرج الأصل</translation>
        </message>
        <message>
            <source>looked at</source>
            <translation>عُرض</translation>
        </message>
        <message>
            <source>quarantined, or released from it</source>
            <translation>عُزل أو رُفع عنه العزل</translation>
        </message>
        <message>
            <source>Reading every file and comparing it with its hashes</source>
            <translation>قراءة كل ملف ومقارنته ببصماته</translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>Choose an item in the list</source>
            <translation>اختاروا دليلاً من القائمة</translation>
        </message>
        <message>
            <source>Verify all</source>
            <translation>التحقق من كل الأدلة</translation>
        </message>
        <message>
            <source>When (UTC)</source>
            <translation>متى (UTC)</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>من</translation>
        </message>
        <message>
            <source>What</source>
            <translation>ماذا</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Chain of custody</source>
            <translation>سلسلة الحفظ</translation>
        </message>
        <message>
            <source>File</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>Custody</source>
            <translation>الحفظ</translation>
        </message>
        <message>
            <source>Verified: every file is as it was attached.</source>
            <translation>جرى التحقق: كل ملف كما أُرفق.</translation>
        </message>
        <message>
            <source>Save or cancel what you changed first.</source>
            <translation>احفظوا ما عدّلتموه أو ألغوه أولاً.</translation>
        </message>
        <message>
            <source>Opening the file in memory</source>
            <translation>يُفتح الملف في الذاكرة</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>الأدلة</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>إرفاق ملف</translation>
        </message>
        <message>
            <source>Search a code</source>
            <translation>البحث عن رمز</translation>
        </message>
        <message>
            <source>No evidence is kept here yet</source>
            <translation>لا أدلة محفوظة هنا بعد</translation>
        </message>
        <message>
            <source>Photographs, documents and recordings are kept as they are, encrypted, with who brought them and when.</source>
            <translation>تُحفظ الصور والوثائق والتسجيلات كما هي، مشفّرة، مع من أحضرها ومتى.</translation>
        </message>
        <message>
            <source>What is known of it</source>
            <translation>ما يُعرف عنه</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>About</source>
            <translation>يخصّ</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Encrypted size</source>
            <translation>الحجم مشفّراً</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Write it to</source>
            <translation>مكان الكتابة</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Reason (the log keeps it)</source>
            <translation>السبب (يُحفظ في سجل النشاط)</translation>
        </message>
        <message>
            <source>Extract the original</source>
            <translation>استخراج الملف الأصلي</translation>
        </message>
        <message>
            <source>A plain copy leaves the vault. Whoever finds it can read it; this program does not delete it, and cannot call it back. The log keeps who extracted it and why.</source>
            <translation>تخرج من السجل نسخة غير مشفّرة. يستطيع من يجدها أن يقرأها، وهذا البرنامج لا يحذفها ولا يقدر على استرجاعها. ويُحفظ في سجل النشاط من استخرجها ولماذا.</translation>
        </message>
        <message>
            <source>Extract</source>
            <translation>استخراج</translation>
        </message>
        <message>
            <source>Extracting the original</source>
            <translation>استخراج الملف الأصلي</translation>
        </message>
        <message>
            <source>Extracted. A plain copy lies outside the vault now.</source>
            <translation>جرى الاستخراج. توجد الآن نسخة غير مشفّرة خارج السجل.</translation>
        </message>
        <message>
            <source>Move to the registry part</source>
            <translation>نقل إلى القسم العام</translation>
        </message>
        <message>
            <source>Every member of this vault can see the file afterwards. Its original name and its hashes stay in the protected part.</source>
            <translation>يستطيع كل أعضاء هذا السجل بعد ذلك رؤية الملف. ويبقى اسمه الأصلي وبصماته في القسم المحمي.</translation>
        </message>
        <message>
            <source>Move it</source>
            <translation>نقل</translation>
        </message>
        <message>
            <source>Encrypting the file for the registry part</source>
            <translation>تشفير الملف للقسم العام</translation>
        </message>
        <message>
            <source>The file lies in the registry part now.</source>
            <translation>صار الملف في القسم العام.</translation>
        </message>
        <message>
            <source>Lift the quarantine</source>
            <translation>رفع العزل</translation>
        </message>
        <message>
            <source>Put the right file back first, for example from a backup. It is verified again, and the quarantine is lifted only if it is the original.</source>
            <translation>أعيدوا الملف الصحيح أولاً، من نسخة احتياطية مثلاً. يجري التحقق منه من جديد، ولا يُرفع العزل إلا إذا كان هو الأصل.</translation>
        </message>
        <message>
            <source>Verify and lift</source>
            <translation>التحقق ورفع العزل</translation>
        </message>
        <message>
            <source>Verifying the file</source>
            <translation>التحقق من الملف</translation>
        </message>
        <message>
            <source>The file is the original. The quarantine is lifted.</source>
            <translation>الملف هو الأصل. رُفع العزل.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
    </context>
    <context>
        <name>Attach</name>
        <message>
            <source>It will lie in the protected part: only keepers can open it again. Members without the protected key attach it and never see it again.</source>
            <translation>سيُحفظ في القسم المحمي: لا يفتحه بعد ذلك إلا أمناء السجل. ومن ليس معه المفتاح المحمي يرفقه ولا يراه بعدها.</translation>
        </message>
        <message>
            <source>Its kind decides where it will lie.</source>
            <translation>نوعه يحدد أين يُحفظ.</translation>
        </message>
        <message>
            <source>Nothing was attached yet. What is wrong stands beside its field.</source>
            <translation>لم يُرفق شيء بعد. الخطأ مكتوب بجانب حقله.</translation>
        </message>
        <message>
            <source>The file is read once, hashed and kept encrypted, exactly as it is. The one you choose stays where it lies.</source>
            <translation>يُقرأ الملف مرة واحدة وتُحسب بصماته ويُحفظ مشفّراً كما هو تماماً. أما الملف الذي تختارونه فيبقى في مكانه.</translation>
        </message>
        <message>
            <source>Encrypting the file and reading it for its hashes</source>
            <translation>تشفير الملف وحساب بصماته</translation>
        </message>
        <message>
            <source>It will lie in the registry part: what was published may be seen by every member of this vault.</source>
            <translation>سيُحفظ في القسم العام: ما سبق نشره يجوز أن يراه كل أعضاء هذا السجل.</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>Attach</source>
            <translation>إرفاق</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>إرفاق ملف</translation>
        </message>
        <message>
            <source>What is known of it</source>
            <translation>ما يُعرف عنه</translation>
        </message>
        <message>
            <source>Attached: {code}</source>
            <translation>أُرفق: {code}</translation>
        </message>
    </context>
    <context>
        <name>Viewer</name>
        <message>
            <source>Page {page} of {pages}</source>
            <translation>الصفحة {page} من {pages}</translation>
        </message>
        <message>
            <source>The picture</source>
            <translation>الصورة</translation>
        </message>
        <message>
            <source>The text</source>
            <translation>النص</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>عرضها</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>الصفحة السابقة</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>الصفحة التالية</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>تكبير</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>تصغير</translation>
        </message>
        <message>
            <source>Marked as graphic. It stays covered until you ask.</source>
            <translation>محتواه قاسٍ. يبقى مغطى حتى تطلبوا عرضه.</translation>
        </message>
    </context>
    <context>
        <name>Findings</name>
        <message numerus="yes">
            <source>%n finding(s). Stop writing into this vault and keep a copy of it.</source>
            <translation>
                <numerusform>لا ملاحظات.</numerusform>
                <numerusform>ملاحظة واحدة. أوقفوا الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>ملاحظتان. أوقفوا الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>%n ملاحظات. أوقفوا الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>%n ملاحظة. أوقفوا الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
                <numerusform>%n ملاحظة. أوقفوا الكتابة في هذا السجل واحتفظوا بنسخة منه.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>ولا غيرها</numerusform>
                <numerusform>وواحدة أخرى</numerusform>
                <numerusform>واثنتان أخريان</numerusform>
                <numerusform>و%n أخرى</numerusform>
                <numerusform>و%n أخرى</numerusform>
                <numerusform>و%n أخرى</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Ceremony</name>
        <message>
            <source>Before you go on: be in a room with nobody else and no camera, have paper and a pen, and half an hour. You write each sheet down, then type enough of them back. Sheets of before open nothing once the new ones count.</source>
            <translation>قبل أن تتابعوا: كونوا وحدكم في غرفة لا كاميرا فيها، ومعكم ورق وقلم ونصف ساعة من الوقت. تنسخون كل ورقة بخط اليد، ثم تُدخلون منها ما يكفي. متى اعتُمدت الأوراق الجديدة لم تعد الأوراق السابقة تفتح شيئاً.</translation>
        </message>
        <message>
            <source>Sheet {at} of {count}: write every word down, in its order.</source>
            <translation>الورقة {at} من {count}: انسخوا كل كلمة بترتيبها.</translation>
        </message>
        <message>
            <source>The printing system and the printer may keep a copy, and whoever gets it has this sheet. Print only on a printer of your own, stand beside it, and say here why. The log keeps the reason.</source>
            <translation>قد يحتفظ نظام الطباعة والطابعة بنسخة، ومن حصل عليها صارت عنده هذه الورقة. لا تطبعوا إلا على طابعة لكم وأنتم بجانبها، واكتبوا هنا السبب. يُحفظ السبب في سجل النشاط.</translation>
        </message>
        <message>
            <source>Prepare recovery sheets</source>
            <translation>إعداد أوراق الاسترداد</translation>
        </message>
        <message>
            <source>Show the sheets</source>
            <translation>عرض الأوراق</translation>
        </message>
        <message>
            <source>Sheet before</source>
            <translation>الورقة السابقة</translation>
        </message>
        <message>
            <source>Print this sheet…</source>
            <translation>طباعة هذه الورقة…</translation>
        </message>
        <message>
            <source>Why it is printed</source>
            <translation>سبب الطباعة</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>طباعة</translation>
        </message>
        <message>
            <source>All are written down</source>
            <translation>نُسخت الأوراق كلها</translation>
        </message>
        <message>
            <source>Next sheet</source>
            <translation>الورقة التالية</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>تركه</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source>Sheets of set {set} count, made on {date}. {scheme}.</source>
            <translation>أوراق المجموعة {set} معتمدة، وأُعدّت في {date}. {scheme}.</translation>
        </message>
        <message>
            <source>Bring the needed sheets together with the folder of the vault or a copy of it, start the program, and choose “I have recovery sheets” on its first screen. You choose a new passphrase there. If the folder is lost as well, the sheets do not help: that is what a backup is for. If a sheet may have been seen by somebody, prepare new ones.</source>
            <translation>اجمعوا الأوراق اللازمة مع مجلد السجل أو نسخة منه، وشغّلوا البرنامج، واختاروا «لديّ أوراق استرداد» في شاشته الأولى، ثم اختاروا هناك عبارة سر جديدة. إن ضاع المجلد أيضاً فلا تنفع الأوراق وحدها، ولذلك تُصنع النسخة الاحتياطية. وإن احتمل أن يكون أحد قد رأى ورقة منها فأعدّوا أوراقاً جديدة.</translation>
        </message>
        <message>
            <source>Sheets of paper that together open the vault when every passphrase is lost. Each is kept by another person or in another place; one alone opens nothing.</source>
            <translation>أوراق تفتح السجل مجتمعةً إذا ضاعت عبارات السر كلها. تُحفظ كل ورقة عند شخص آخر أو في مكان آخر، والواحدة وحدها لا تفتح شيئاً.</translation>
        </message>
        <message>
            <source>The sheets count from now on. Hand them to those who keep them.</source>
            <translation>الأوراق معتمدة من الآن. سلّموها لمن يحفظونها.</translation>
        </message>
        <message>
            <source>These {count} sheets of set {set} open the whole vault. Nothing was changed.</source>
            <translation>الأوراق المُدخلة من المجموعة {set}، وعددها {count}، تفتح السجل كله. لم يتغير شيء.</translation>
        </message>
        <message>
            <source>These {count} sheets of set {set} open the registry file only: prepare new ones. Nothing was changed.</source>
            <translation>الأوراق المُدخلة من المجموعة {set}، وعددها {count}، تفتح ملف السجل وحده: أعدّوا أوراقاً جديدة. لم يتغير شيء.</translation>
        </message>
        <message>
            <source>The sheet was given to the printer. Fetch it now.</source>
            <translation>أُرسلت الورقة إلى الطابعة. خذوها الآن.</translation>
        </message>
        <message>
            <source>No sheets were made yet: a forgotten passphrase would lose all.</source>
            <translation>لم تُعدّ أوراق بعد: إن نُسيت عبارة السر ضاع كل شيء.</translation>
        </message>
        <message>
            <source>Sheets that count were made.</source>
            <translation>أُعدّت أوراق معتمدة.</translation>
        </message>
        <message>
            <source>Type sheets back</source>
            <translation>إدخال الأوراق من جديد</translation>
        </message>
        <message>
            <source>From your own paper, not from memory. The sheets count once enough of them open the vault.</source>
            <translation>من الورق الذي كتبتموه، لا من الذاكرة. تُعتمد الأوراق متى فتح السجلَ عددٌ كافٍ منها.</translation>
        </message>
        <message>
            <source>Let the sheets count</source>
            <translation>اعتماد الأوراق</translation>
        </message>
        <message>
            <source>Look at a sheet again</source>
            <translation>النظر إلى ورقة مرة أخرى</translation>
        </message>
        <message>
            <source>Rehearse</source>
            <translation>التدرّب على الاسترداد</translation>
        </message>
        <message>
            <source>Type the sheets as in an emergency. Only whether they open the vault is checked; nothing is opened or changed.</source>
            <translation>أدخلوا الأوراق كما لو وقع الطارئ. يُفحص فقط هل تفتح السجل، ولا يُفتح شيء ولا يتغير شيء.</translation>
        </message>
        <message>
            <source>Check the sheets</source>
            <translation>فحص الأوراق</translation>
        </message>
        <message>
            <source>Recovery</source>
            <translation>الاسترداد</translation>
        </message>
        <message>
            <source>Prepare sheets</source>
            <translation>إعداد الأوراق</translation>
        </message>
        <message>
            <source>Rehearse with sheets</source>
            <translation>التدرّب بالأوراق</translation>
        </message>
        <message>
            <source>In an emergency</source>
            <translation>عند الطوارئ</translation>
        </message>
    </context>
    <context>
        <name>Travelling</name>
        <message>
            <source>The protected file was taken to another medium on {date}.</source>
            <translation>نُقل الملف المحمي إلى وسيط آخر في {date}.</translation>
        </message>
        <message>
            <source>What is not there cannot be opened, whoever asks for the passphrase. A second passphrase that opens the registry only is made under Members: travel access.</source>
            <translation>ما ليس موجوداً لا يمكن فتحه، أياً كان من يطلب عبارة السر. أما عبارة السر الثانية التي لا تفتح إلا ملف السجل فتُنشأ في صفحة الأعضاء: دخول السفر.</translation>
        </message>
        <message>
            <source>The protected file is there now and no more in this vault.</source>
            <translation>صار الملف المحمي هناك، ولم يعد في هذا السجل.</translation>
        </message>
        <message>
            <source>The protected file is back. Lock and open the vault to see it.</source>
            <translation>عاد الملف المحمي. أقفلوا السجل وافتحوه لتروا ما فيه.</translation>
        </message>
        <message>
            <source>The protected file is in this vault.</source>
            <translation>الملف المحمي موجود في هذا السجل.</translation>
        </message>
        <message>
            <source>Move the protected file away</source>
            <translation>إبعاد الملف المحمي</translation>
        </message>
        <message>
            <source>It is copied to the new file, read back, and then deleted here: identities, statements and consents stay unread until it is back. Leave it with somebody you trust. It is still encrypted. On memory sticks and SSDs traces of the encrypted file may remain here.</source>
            <translation>يُنسخ إلى الملف الجديد ويُقرأ للتأكد، ثم يُحذف من هنا: لا تُقرأ الهويات والشهادات والموافقات حتى يعود. اتركوه عند من تثقون به، وهو يبقى مشفَّراً. وقد يبقى هنا أثر من الملف المشفَّر على ذواكر الفلاش وأقراص SSD.</translation>
        </message>
        <message>
            <source>New file on another medium</source>
            <translation>ملف جديد على وسيط آخر</translation>
        </message>
        <message>
            <source>Bring the protected file back</source>
            <translation>إعادة الملف المحمي</translation>
        </message>
        <message>
            <source>Only the very file that was taken is accepted. It stays on the other medium too until you delete it there.</source>
            <translation>لا يُقبل إلا الملف نفسه الذي أُخذ. ويبقى على الوسيط الآخر أيضاً حتى تحذفوه منه.</translation>
        </message>
        <message>
            <source>The file that was taken away</source>
            <translation>الملف الذي أُخذ</translation>
        </message>
        <message>
            <source>Travel and panic</source>
            <translation>السفر والخطر</translation>
        </message>
        <message>
            <source>Make this vault unreadable…</source>
            <translation>إتلاف مفاتيح هذا السجل…</translation>
        </message>
        <message>
            <source>For the moment in which somebody comes for this computer.</source>
            <translation>للحظة يأتي فيها أحد ليأخذ هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Off until a backup of this vault has been proven to open: otherwise it could be lost for ever. Prove one under Backups.</source>
            <translation>معطّل حتى تُجرَّب نسخة احتياطية من هذا السجل ويتبيّن أنها تُفتح، وإلا فقد يضيع إلى الأبد. جرّبوا نسخة في صفحة النسخ الاحتياطية.</translation>
        </message>
        <message>
            <source>Panic</source>
            <translation>عند الخطر</translation>
        </message>
    </context>
    <context>
        <name>Panic</name>
        <message>
            <source>A backup was last proven to open on {date}.</source>
            <translation>آخر مرة جُرِّبت فيها نسخة احتياطية وفُتحت: {date}.</translation>
        </message>
        <message>
            <source>The file of keys is overwritten and deleted, and the program ends within a second. No passphrase opens this folder then. Only that backup, with a passphrase or key file of its time or with the recovery sheets, brings the records back; what was recorded since it was made is lost.</source>
            <translation>يُكتب فوق ملف المفاتيح ثم يُحذف، وينتهي البرنامج خلال ثانية. لا تفتح هذا المجلد بعدها أي عبارة سر. لا يعيد القيود إلا تلك النسخة، بعبارة سر أو ملف مفتاح من وقتها أو بأوراق الاسترداد، ويضيع ما سُجّل بعد صنعها.</translation>
        </message>
        <message>
            <source>What this cannot promise: copies and backups elsewhere stay as they are and open as before. On SSDs, memory sticks and disks with snapshots the old keys may be found again by a laboratory, and still need a passphrase or the sheets.</source>
            <translation>ما لا يُضمن هنا: النسخ الموجودة في أماكن أخرى تبقى كما هي وتُفتح كما كانت. وعلى أقراص SSD وذواكر الفلاش والأقراص التي تحفظ لقطات سابقة قد يعثر مختبر على المفاتيح القديمة، وتلزمه معها عبارة سر أو الأوراق.</translation>
        </message>
        <message>
            <source>Make this vault unreadable</source>
            <translation>إتلاف مفاتيح هذا السجل</translation>
        </message>
        <message>
            <source>Make it unreadable now</source>
            <translation>إتلافها الآن</translation>
        </message>
    </context>
    <context>
        <name>RestoringBackup</name>
        <message>
            <source>Was anybody erased since?</source>
            <translation>هل مُحي أحد بعدها؟</translation>
        </message>
        <message>
            <source>An old backup would bring back people who were erased after it was made. Newer backups in the same folder are asked by themselves; name others here.</source>
            <translation>النسخة القديمة تعيد من مُحوا بعد إعدادها. تُسأل النسخ الأحدث الموجودة في المجلد نفسه تلقائياً، واذكروا هنا غيرها.</translation>
        </message>
        <message>
            <source>Restore from a backup</source>
            <translation>الاستعادة من نسخة احتياطية</translation>
        </message>
        <message>
            <source>The vault is made anew in a new place and opens with the passphrase that it had when the backup was made. Nothing that exists is written over.</source>
            <translation>يُنشأ السجل من جديد في مكان جديد، ويُفتح بعبارة السر التي كانت له حين أُعدّت النسخة. ولا يُكتب فوق شيء موجود.</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>استعادة</translation>
        </message>
        <message>
            <source>The backup</source>
            <translation>النسخة الاحتياطية</translation>
        </message>
        <message>
            <source>An earlier backup that it needs (if it holds only what was new)</source>
            <translation>نسخة أقدم تحتاج إليها (إن كانت لا تضم إلا الجديد)</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>عبارة السر</translation>
        </message>
        <message>
            <source>Key file, if there was one</source>
            <translation>ملف المفتاح إن وُجد</translation>
        </message>
        <message>
            <source>New place for the vault</source>
            <translation>المكان الجديد للسجل</translation>
        </message>
        <message>
            <source>A newer backup of it</source>
            <translation>نسخة أحدث منه</translation>
        </message>
        <message>
            <source>The vault as it is now, if it opens</source>
            <translation>السجل كما هو الآن، إن كان يُفتح</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) erased since were taken out again.</source>
            <translation>
                <numerusform>لم يُحذف شيء.</numerusform>
                <numerusform>مُحي من جديد قيد واحد كان قد مُحي بعدها.</numerusform>
                <numerusform>مُحي من جديد قيدان كانا قد مُحيا بعدها.</numerusform>
                <numerusform>مُحيت من جديد %n قيود كانت قد مُحيت بعدها.</numerusform>
                <numerusform>مُحي من جديد %n قيداً كانت قد مُحيت بعدها.</numerusform>
                <numerusform>مُحي من جديد %n قيد كانت قد مُحيت بعدها.</numerusform>
            </translation>
        </message>
        <message>
            <source>These backups may know of others who were erased, and could not be asked: {files}.</source>
            <translation>قد تعرف هذه النسخ آخرين مُحوا، وتعذّر سؤالها: {files}.</translation>
        </message>
        <message>
            <source>Members who were removed since are let in again: {codes}. Remove them first.</source>
            <translation>أعضاء أُزيلوا بعدها صار بإمكانهم الدخول من جديد: {codes}. أزيلوهم أولاً.</translation>
        </message>
    </context>
    <context>
        <name>BackupCards</name>
        <message>
            <source>Written and read back: {file}, {size}, {evidence} evidence files.</source>
            <translation>كُتبت وأُعيدت قراءتها: {file}، {size}، ملفات الأدلة: {evidence}.</translation>
        </message>
        <message>
            <source>It is a backup of another vault: nothing was noted in this one.</source>
            <translation>هذه نسخة سجل آخر: لم يُدوَّن شيء في هذا السجل.</translation>
        </message>
        <message>
            <source>One encrypted file with everything: records, log, keys and evidence. It is read back before it counts.</source>
            <translation>ملف واحد مشفّر فيه كل شيء: القيود وسجل النشاط والمفاتيح والأدلة. تُعاد قراءته قبل أن يُعتمد.</translation>
        </message>
        <message>
            <source>Evidence that an earlier backup holds is not copied again. Then both are needed to restore: keep them together.</source>
            <translation>ما في نسخة أقدم من الأدلة لا يُنسخ مرة أخرى. عندها تلزم النسختان معاً للاستعادة، فاحفظوهما معاً.</translation>
        </message>
        <message>
            <source>A backup that nobody ever opened is a hope. It is opened beside itself as after a loss, checked, and put away again.</source>
            <translation>النسخة التي لم يفتحها أحد أمل لا غير. تُفتح هنا بجانب مكانها كما بعد الفقد، وتُفحص ثم تُزال.</translation>
        </message>
        <message numerus="yes">
            <source>%n evidence file(s) lie in the earlier backups: keep them.</source>
            <translation>
                <numerusform>لا أدلة في النسخ الأقدم.</numerusform>
                <numerusform>ملف أدلة واحد في النسخ الأقدم: احفظوها.</numerusform>
                <numerusform>ملفا أدلة في النسخ الأقدم: احفظوها.</numerusform>
                <numerusform>%n ملفات أدلة في النسخ الأقدم: احفظوها.</numerusform>
                <numerusform>%n ملف أدلة في النسخ الأقدم: احفظوها.</numerusform>
                <numerusform>%n ملف أدلة في النسخ الأقدم: احفظوها.</numerusform>
            </translation>
        </message>
        <message>
            <source>Write the backup to</source>
            <translation>مكان كتابة النسخة</translation>
        </message>
        <message>
            <source>An earlier backup that you keep (optional)</source>
            <translation>نسخة أقدم تحتفظون بها (اختياري)</translation>
        </message>
        <message>
            <source>Make a backup</source>
            <translation>إعداد نسخة احتياطية</translation>
        </message>
        <message>
            <source>The backup</source>
            <translation>النسخة الاحتياطية</translation>
        </message>
        <message>
            <source>An earlier backup that it needs (optional)</source>
            <translation>نسخة أقدم تحتاج إليها (اختياري)</translation>
        </message>
        <message>
            <source>Your passphrase</source>
            <translation>عبارة السر الخاصة بكم</translation>
        </message>
        <message>
            <source>Your key file, if you have one</source>
            <translation>ملف مفتاحكم إن وُجد</translation>
        </message>
        <message>
            <source>Prove that it opens</source>
            <translation>التثبت من أنها تُفتح</translation>
        </message>
        <message>
            <source>It opens, and it is whole.</source>
            <translation>تُفتح، وهي كاملة.</translation>
        </message>
        <message>
            <source>The protected part is in it as it is: only a keeper can prove that it opens.</source>
            <translation>القسم المحمي فيها كما هو: لا يستطيع التثبت من أنه يُفتح إلا أمين السجل.</translation>
        </message>
        <message>
            <source>The protected part was not here and is not in it. Make another backup when it is back.</source>
            <translation>لم يكن القسم المحمي هنا وليس فيها. أعدّوا نسخة أخرى حين يعود.</translation>
        </message>
        <message>
            <source>; </source>
            <translation>؛ </translation>
        </message>
        <message>
            <source>Prove that a backup opens</source>
            <translation>التثبت من أن نسخة احتياطية تُفتح</translation>
        </message>
        <message>
            <source>Made on {day} (UTC).</source>
            <translation>أُعدّت في {day} (UTC).</translation>
        </message>
        <message>
            <source>Evidence files: {count}</source>
            <translation>ملفات الأدلة: {count}</translation>
        </message>
        <message>
            <source>{kind}: {count}</source>
            <translation>{kind}: {count}</translation>
        </message>
    </context>
    <context>
        <name>Backups</name>
        <message>
            <source>Paper and disks are lost; what is left is the copy that lies elsewhere.</source>
            <translation>تضيع الأوراق والأقراص، ويبقى ما حُفظ في مكان آخر.</translation>
        </message>
        <message>
            <source>Writing the backup and reading it back</source>
            <translation>كتابة النسخة الاحتياطية وإعادة قراءتها</translation>
        </message>
        <message>
            <source>Opening the backup as after a loss, and checking all of it</source>
            <translation>فتح النسخة كما بعد الفقد وفحصها كلها</translation>
        </message>
        <message>
            <source>No backup of this vault was ever made. A broken disk would lose it all.</source>
            <translation>لم تُعدّ لهذا السجل أي نسخة احتياطية. قرص معطوب يُضيع كل ما فيه.</translation>
        </message>
        <message>
            <source>The last backup was made today.</source>
            <translation>أُعدّت آخر نسخة احتياطية اليوم.</translation>
        </message>
        <message numerus="yes">
            <source>The last backup was made %n day(s) ago.</source>
            <translation>
                <numerusform>أُعدّت آخر نسخة احتياطية اليوم.</numerusform>
                <numerusform>أُعدّت آخر نسخة احتياطية قبل يوم.</numerusform>
                <numerusform>أُعدّت آخر نسخة احتياطية قبل يومين.</numerusform>
                <numerusform>أُعدّت آخر نسخة احتياطية قبل %n أيام.</numerusform>
                <numerusform>أُعدّت آخر نسخة احتياطية قبل %n يوماً.</numerusform>
                <numerusform>أُعدّت آخر نسخة احتياطية قبل %n يوم.</numerusform>
            </translation>
        </message>
        <message>
            <source>The next one is due.</source>
            <translation>حان موعد التالية.</translation>
        </message>
        <message>
            <source>None was ever proven to open.</source>
            <translation>لم يجرِ التثبت من أن أي نسخة تُفتح.</translation>
        </message>
        <message>
            <source>Keep backups in another place than this computer, best in two, on disks that are not plugged in. Nobody reads them without a passphrase.</source>
            <translation>احفظوا النسخ في غير هذا الحاسوب، والأفضل في مكانين، على أقراص غير موصولة. لا يقرؤها أحد من دون عبارة سر.</translation>
        </message>
        <message>
            <source>A passphrase that was changed, or a member who was removed, still opens an older backup. Overwrite or destroy what is too old.</source>
            <translation>عبارة السر التي غُيّرت والعضو الذي أُزيل ما زالا يفتحان النسخ الأقدم. اكتبوا فوق القديم منها أو أتلفوه.</translation>
        </message>
        <message>
            <source>Whoever was erased here is erased again when an older backup is restored, if a newer backup or this vault is at hand.</source>
            <translation>من مُحي هنا يُمحى من جديد عند الاستعادة من نسخة أقدم، إن كانت نسخة أحدث أو هذا السجل في المتناول.</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>النسخ الاحتياطية</translation>
        </message>
        <message>
            <source>The backup is made. Prove now that it opens.</source>
            <translation>أُعدّت النسخة. تثبتوا الآن من أنها تُفتح.</translation>
        </message>
        <message>
            <source>One was last proven to open on {day}.</source>
            <translation>آخر مرة جرى التثبت فيها من أن نسخة تُفتح: {day}.</translation>
        </message>
    </context>
    <context>
        <name>Integrity</name>
        <message>
            <source>Every change is signed and chained. A check compares the files with what was signed.</source>
            <translation>كل تغيير موقَّع ومربوط بما قبله. يقارن الفحص الملفات بما وُقِّع.</translation>
        </message>
        <message>
            <source>All is well since the last full check.</source>
            <translation>كل شيء سليم منذ آخر فحص كامل.</translation>
        </message>
        <message>
            <source>Checking every page, log entry, record and file</source>
            <translation>فحص كل صفحة وكل مدخلة في سجل النشاط وكل قيد وملف</translation>
        </message>
        <message>
            <source>All is as it was written: pages, logs, signatures, records and files agree.</source>
            <translation>كل شيء كما كُتب: الصفحات وسجل النشاط والتواقيع والقيود والملفات متطابقة.</translation>
        </message>
        <message>
            <source>This vault has everything that the receipt knows of.</source>
            <translation>في هذا السجل كل ما يذكره الإيصال.</translation>
        </message>
        <message>
            <source>The receipt was given to the printer.</source>
            <translation>أُرسل الإيصال إلى الطابعة.</translation>
        </message>
        <message>
            <source>Receipt of this moment</source>
            <translation>إيصال السجل في هذه اللحظة</translation>
        </message>
        <message>
            <source>The receipt as a QR code</source>
            <translation>الإيصال رمزاً مصوّراً</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Print it</source>
            <translation>طباعته</translation>
        </message>
        <message>
            <source>It says how far the log has come. It names nobody and opens nothing, so it may be kept anywhere but here: on paper, with a friend.</source>
            <translation>يقول إلى أين وصل سجل النشاط. لا يذكر أحداً ولا يفتح شيئاً، فيمكن حفظه في أي مكان غير هذا: على ورقة أو عند صديق.</translation>
        </message>
        <message>
            <source>If somebody puts this vault back to an earlier state, a receipt that was kept elsewhere tells.</source>
            <translation>إن أعاد أحد هذا السجل إلى حالة أقدم كشفه إيصال محفوظ في مكان آخر.</translation>
        </message>
        <message>
            <source>Integrity</source>
            <translation>السلامة</translation>
        </message>
        <message>
            <source>Check everything</source>
            <translation>فحص كل شيء</translation>
        </message>
        <message>
            <source>A receipt that was kept</source>
            <translation>إيصال محفوظ</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>مقارنة</translation>
        </message>
        <message>
            <source>Checking what was written since the last full check</source>
            <translation>فحص ما كُتب منذ آخر فحص كامل</translation>
        </message>
        <message>
            <source>Compare with a receipt</source>
            <translation>المقارنة بإيصال محفوظ</translation>
        </message>
    </context>
    <context>
        <name>Approving</name>
        <message>
            <source>{code} waits for a keeper: built on {day} by {member}{audience}.</source>
            <translation>{code} تنتظر أمين السجل: أعدّها {member} في {day}{audience}.</translation>
        </message>
        <message>
            <source>Deciding everything anew, and scanning the package</source>
            <translation>البتّ في كل شيء من جديد وفحص الحزمة</translation>
        </message>
        <message>
            <source>Everything is decided anew with the keepers' words, then signed, opened as a stranger would and scanned. If a record changed since it was built, nothing is written.</source>
            <translation>يُبتّ في كل شيء من جديد بما يعرفه أمناء السجل، ثم تُوقَّع الحزمة وتُفتح كما يفتحها غريب وتُفحص. وإن تغيّر قيد منذ إعدادها فلا يُكتب شيء.</translation>
        </message>
        <message>
            <source>Records that leave: {records}; withheld: {withheld}</source>
            <translation>قيود تخرج: {records}، وقيود تُحجب: {withheld}</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>النظر فيها</translation>
        </message>
        <message>
            <source>Write the package to</source>
            <translation>مكان كتابة الحزمة</translation>
        </message>
        <message>
            <source>Why it is declined</source>
            <translation>سبب رفضها</translation>
        </message>
        <message>
            <source>Scan it and send it</source>
            <translation>فحصها وإرسالها</translation>
        </message>
        <message>
            <source>Decline it</source>
            <translation>رفضها</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>the public</source>
            <translation>العموم</translation>
        </message>
        <message numerus="yes">
            <source>Of %n more record(s) only a keeper can decide: they are looked at now.</source>
            <translation>
                <numerusform>لا قيود أخرى للبتّ فيها.</numerusform>
                <numerusform>قيد آخر لا يبتّ فيه إلا أمين السجل: يُنظر فيه الآن.</numerusform>
                <numerusform>قيدان آخران لا يبتّ فيهما إلا أمين السجل: يُنظر فيهما الآن.</numerusform>
                <numerusform>%n قيود أخرى لا يبتّ فيها إلا أمين السجل: يُنظر فيها الآن.</numerusform>
                <numerusform>%n قيداً آخر لا يبتّ فيها إلا أمين السجل: يُنظر فيها الآن.</numerusform>
                <numerusform>%n قيد آخر لا يبتّ فيها إلا أمين السجل: يُنظر فيها الآن.</numerusform>
            </translation>
        </message>
        <message>
            <source>You built it: another keeper sends it. You can take it back.</source>
            <translation>أنتم أعددتموها: يرسلها أمين سجل آخر. ويمكنكم سحبها.</translation>
        </message>
        <message>
            <source>Declined. The log keeps the reason.</source>
            <translation>رُفضت. والسبب محفوظ في سجل النشاط.</translation>
        </message>
        <message>
            <source>A package that waits</source>
            <translation>حزمة تنتظر</translation>
        </message>
        <message>
            <source>Only a keeper can open it.</source>
            <translation>لا يفتحها إلا أمين السجل.</translation>
        </message>
        <message>
            <source>Recipient: {recipient}</source>
            <translation>المتلقّي: {recipient}</translation>
        </message>
        <message>
            <source>For: {purpose}</source>
            <translation>الغرض: {purpose}</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>سحبها</translation>
        </message>
    </context>
    <context>
        <name>QuietCheck</name>
        <message numerus="yes">
            <source>%n finding(s) in this vault. See This vault ({keys}), Integrity.</source>
            <translation>
                <numerusform>لا ملاحظات. {keys}</numerusform>
                <numerusform>ملاحظة واحدة في هذا السجل. انظروا هذا السجل ({keys})، السلامة.</numerusform>
                <numerusform>ملاحظتان في هذا السجل. انظروا هذا السجل ({keys})، السلامة.</numerusform>
                <numerusform>%n ملاحظات في هذا السجل. انظروا هذا السجل ({keys})، السلامة.</numerusform>
                <numerusform>%n ملاحظة في هذا السجل. انظروا هذا السجل ({keys})، السلامة.</numerusform>
                <numerusform>%n ملاحظة في هذا السجل. انظروا هذا السجل ({keys})، السلامة.</numerusform>
            </translation>
        </message>
        <message>
            <source>Checked: all is well.</source>
            <translation>جرى الفحص: كل شيء سليم.</translation>
        </message>
    </context>
    <context>
        <name>Player</name>
        <message>
            <source>Play</source>
            <translation>تشغيل</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>إيقاف مؤقت</translation>
        </message>
        <message>
            <source>Place in time</source>
            <translation>الموضع في الزمن</translation>
        </message>
        <message>
            <source>The film</source>
            <translation>التسجيل المصوّر</translation>
        </message>
        <message>
            <source>This file cannot be played here. It is kept as it is; a keeper can extract it.</source>
            <translation>لا يمكن تشغيل هذا الملف هنا. وهو محفوظ كما هو، ويستطيع أمين السجل استخراجه.</translation>
        </message>
    </context>
    <context>
        <name>Erasing</name>
        <message>
            <source>What would be erased</source>
            <translation>ما الذي سيُمحى</translation>
        </message>
        <message>
            <source>Show what would go with it</source>
            <translation>عرض ما سيذهب معه</translation>
        </message>
        <message>
            <source>Code of the record</source>
            <translation>رمز القيد</translation>
        </message>
        <message>
            <source>Erase it</source>
            <translation>المحو</translation>
        </message>
        <message>
            <source>Erase for good</source>
            <translation>محو نهائي</translation>
        </message>
        <message>
            <source>Who asked for it, and why</source>
            <translation>من طلب المحو، ولماذا</translation>
        </message>
        <message>
            <source>What spoke for keeping it, and why it does not hold</source>
            <translation>ما الذي كان يدعو إلى إبقائه، ولماذا لا يكفي</translation>
        </message>
        <message>
            <source>Passphrase of the second person</source>
            <translation>عبارة سر الشخص الثاني</translation>
        </message>
        <message>
            <source>Their key file, if they have one</source>
            <translation>ملف مفتاحه إن وُجد</translation>
        </message>
        <message>
            <source>Another keeper or a coordinator sits down here, reads what goes, and types their own passphrase. Who works alone in the vault leaves it empty.</source>
            <translation>يجلس هنا أمين سجل آخر أو منسّق، ويقرأ ما سيُمحى، ويكتب عبارة سره بنفسه. ومن يعمل وحده في السجل يترك هذا السطر فارغاً.</translation>
        </message>
        <message>
            <source>Only where the person or the family asks for it, or the law. It goes from both files, from search, drafts and evidence, and stays erased when an older backup is restored. Copies and packages that are elsewhere stay there.</source>
            <translation>لا يُمحى أحد إلا بطلب منه أو من أسرته، أو بحكم القانون. يُمحى القيد من الملفين ومن البحث والمسودات والأدلة، ويبقى ممحواً إذا استُعيدت نسخة احتياطية أقدم. أما النسخ والحزم التي خرجت إلى مكان آخر فتبقى حيث هي.</translation>
        </message>
        <message>
            <source>Erase a person</source>
            <translation>محو شخص</translation>
        </message>
        <message>
            <source>Letters to who received it</source>
            <translation>رسائل إلى من استلمه</translation>
        </message>
        <message>
            <source>{ref} is erased.</source>
            <translation>مُحي {ref}.</translation>
        </message>
        <message>
            <source>Records that go: {records}. Evidence files that go with them: {files}.</source>
            <translation>القيود التي ستُمحى: {records}. ملفات الأدلة التي ستُمحى معها: {files}.</translation>
        </message>
        <message>
            <source>These let go of it and should be read again: {refs}.</source>
            <translation>هذه قيود تشير إليه وستفقد الإشارة، فاقرؤوها من جديد: {refs}.</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Receivers of packages who must be told: {count}. Their letters come afterwards.</source>
            <translation>مستلمو الحزم الذين يجب إبلاغهم: {count}. تظهر رسائلهم بعد المحو.</translation>
        </message>
    </context>
</TS>
