/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bank/exam-bank-file.h"
#include "bank/exam-library.h"
#include "test-support.h"

/* What test-bank-reader has no row for: files made to deceive, to hang or to fill the memory. */

#define NS "xmlns=\"urn:mockingbird:exam:1\""
#define HEAD "<bank " NS " id=\"b\" format=\"cca\">\n<title>T</title>\n"
#define CHOICE "<choice><option key=\"yes\">x</option><option>y</option></choice>"
#define GOOD(id) "<item id=\"" id "\" domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n"
#define STEM(text) "<item id=\"e\" domain=\"privacy\"><stem>" text "</stem>" CHOICE "</item>\n"
#define TAIL "</bank>\n"

#define DOCTYPE_REFUSED \
  "a DOCTYPE is not allowed, because it can make a small file huge or read other files; " \
  "delete it, and write &#160; and the like instead of named entities\n"
#define CUT_OFF \
  "the file ends too early: something is still open; it may have been cut off while it was saved or copied\n"
#define NO_SUCH_ENCODING \
  "b.xml:1:1: error: the encoding that is declared does not exist; save the file as UTF-8 and write encoding=\"UTF-8\"\n"

typedef struct {
  const char *name;
  const char *content;
  int         n_sound;    /* -1: no bank */
  const char *problems;
} Row;

static const Row rows[] = {
  /* Syntax */
  { "last-tag-misspelt", HEAD GOOD ("a") "</bnak>\n", 1,
    "b.xml:4:8: error: <bank> of line 1 is closed by </bnak>; close what was opened last first\n" },
  { "second-root", HEAD GOOD ("a") TAIL "<bank/>\n", 1,
    "b.xml:5:1: error: there is something behind the end of the document; delete it\n" },
  { "text-behind-root", HEAD GOOD ("a") TAIL "x", 1,
    "b.xml:5:1: error: there is something behind the end of the document; delete it\n" },
  { "comment-behind-root-not-closed", HEAD GOOD ("a") TAIL "<!-- x", 1,
    "b.xml:5:7: error: a comment is not closed; write --> behind it\n" },
  { "hyphens-in-comment", HEAD "<!-- a -- b -->" TAIL, -1,
    "b.xml:3:8: error: there are two hyphens in a comment; leave one\n" },
  { "end-of-cdata", HEAD STEM ("x ]]> y") TAIL, -1,
    "b.xml:3:39: error: write ]]&gt; for ]]>, which ends what is marked as text\n" },
  { "late-declaration", "\n<?xml version=\"1.0\"?>\n" HEAD GOOD ("a") TAIL, -1,
    "b.xml:2:6: error: the XML declaration is not the first thing in the file; delete what is before it\n" },
  { "attribute-twice", HEAD "<item id=\"a\" id=\"b\"/>" TAIL, -1,
    "b.xml:3:20: error: the attribute id is given twice; delete one\n" },
  { "attribute-without-quotes", HEAD "<item id=a/>" TAIL, -1,
    "b.xml:3:10: error: an attribute has no value in quotation marks; write name=\"value\"\n" },
  { "first-byte-only", "<", -1, "b.xml:1:2: error: " CUT_OFF },
  { "root-tag-cut-off", "<bank " NS, -1, "b.xml:1:37: error: " CUT_OFF },

  { "cut-off-in-faulty-case", HEAD GOOD ("a") "<case><document title=\"D\">d</document>" GOOD ("c") GOOD ("d"), 1,
    "b.xml:4:1: error: <case> lacks the attribute id; add id=\"…\"\n"
    "b.xml:5:115: error: " CUT_OFF },

  /* Encoding */
  { "unknown-encoding", "<?xml version=\"1.0\" encoding=\"KOI-99\"?>\n" HEAD GOOD ("a") TAIL, -1,
    "b.xml:1:1: error: the encoding is KOI-99; save the file as UTF-8 and write encoding=\"UTF-8\"\n" },
  { "other-encoding-behind-spaces",
    "<?xml version=\"1.0\"                                                                                            "
    "                                                                                                               "
    "                                                   encoding=\"ISO-8859-1\"?>\n" HEAD GOOD ("a") TAIL, -1,
    "b.xml:1:1: error: the encoding is ISO-8859-1; save the file as UTF-8 and write encoding=\"UTF-8\"\n" },
  { "encoding-forges-a-line", "<?xml version=\"1.0\" encoding=\"a\nb.xml:9:9: error: forged\"?>\n" HEAD GOOD ("a") TAIL, -1,
    NO_SUCH_ENCODING },
  { "encoding-ends-in-half-a-character", "<?xml version=\"1.0\" encoding=\"\xf8\"?>\n" HEAD GOOD ("a") TAIL, -1,
    NO_SUCH_ENCODING },
  { "mark-counts-no-column", "\xef\xbb\xbf<bank " NS " id='b' format='cca'><foo/></bank>", 0,
    "b.xml:1:1: error: <bank> lacks <title>; add it\n"
    "b.xml:1:1: error: the bank has no items; add <item> or <case>\n"
    "b.xml:1:58: error: <foo> may not stand in <bank>; what may is <title>, <author>, <license>, <code-set>, <allow>, <item>, <case>\n" },
  { "characters-count-as-columns", HEAD "<!-- \xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80 --><foo/>\n" GOOD ("a") TAIL, 1,
    "b.xml:3:13: error: <foo> may not stand in <bank>; what may is <title>, <author>, <license>, <code-set>, <allow>, <item>, <case>\n" },

  /* Attacks */
  { "quadratic-blowup",
    "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">]>\n"
    HEAD STEM ("&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;") TAIL, -1,
    "b.xml:1:1: error: " DOCTYPE_REFUSED },
  { "parameter-entity", "<!DOCTYPE b [<!ENTITY % x SYSTEM \"file:///dev/zero\"> %x;]>\n" HEAD GOOD ("a") TAIL, -1,
    "b.xml:1:1: error: " DOCTYPE_REFUSED },
  { "defaulted-attribute", "<!DOCTYPE bank [<!ATTLIST option key CDATA 'yes'>]>\n" HEAD GOOD ("a") TAIL, -1,
    "b.xml:1:1: error: " DOCTYPE_REFUSED },
  { "doctype-over-lines", "<?xml version=\"1.0\"?>\n  <!DOCTYPE\nbank\n[<!ENTITY a \"b\">]>\n" HEAD GOOD ("a") TAIL, -1,
    "b.xml:2:3: error: " DOCTYPE_REFUSED },
  { "id-forges-a-line", HEAD GOOD ("x&#10;b.xml:9:9: error: forged") TAIL, 0,
    "b.xml:3:1: error: item 'x b.xml:9:9: error: forged': id=\"x b.xml:9:9: error: forged\" in <item> is not right; "
    "use letters, digits, dot, hyphen and underscore, at most 64\n" },
  { "id-commands-the-terminal", HEAD GOOD ("x&#x9b;2J&#x202e;y") TAIL, 0,
    "b.xml:3:1: error: item 'x 2J y': id=\"x 2J y\" in <item> is not right; "
    "use letters, digits, dot, hyphen and underscore, at most 64\n" },

  /* Structure */
  { "attribute-of-another-vocabulary",
    HEAD "<item id=\"e\" domain=\"privacy\" xmlns:q=\"urn:q\" q:key=\"yes\"><stem>s</stem>" CHOICE "</item>\n" TAIL, 0,
    "b.xml:3:1: error: item 'e': <item> has no attribute q:key; it has id, domain, pretest\n" },
  { "attribute-of-xml", HEAD "<item id=\"e\" domain=\"privacy\" xml:base=\"/etc/\"><stem>s</stem>" CHOICE "</item>\n" TAIL, 0,
    "b.xml:3:1: error: item 'e': <item> has no attribute xml:base; it has id, domain, pretest\n" },
  { "schema-for-editors",
    "<bank " NS " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:mockingbird:exam:1 exam.xsd\" "
    "id=\"b\" format=\"cca\">\n<title>T</title>\n" GOOD ("a") TAIL, 1, "" },
  { "no-language", "<bank " NS " id=\"b\" format=\"cca\" xml:lang=\"English (US)\">\n<title>T</title>\n" GOOD ("a") TAIL, 1,
    "b.xml:1:1: error: xml:lang=\"English (US)\" in <bank> is not right; write a language tag, such as en or en-US\n" },
  { "choose-none", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice choose=\"0\"><option key=\"yes\">x</option>"
    "<option>y</option></choice></item>\n" TAIL, 0,
    "b.xml:3:45: error: item 'e': choose=\"0\" in <choice> is not right; write a whole number from 1 to 25\n" },
  { "text-in-break", HEAD STEM ("a<br>b</br>") TAIL, 0,
    "b.xml:3:42: error: item 'e': <br> has to be empty, without even a space; move what is in it behind <br/>\n" },
  { "blank-alternative", HEAD STEM ("<p>s</p><img src=\"\" alt=\" \"/>") TAIL, 0,
    "b.xml:3:45: error: item 'e': <img> names no file; add src=\"picture.png\"\n"
    "b.xml:3:45: error: item 'e': <img> does not say what it shows; add alt=\"…\" for those who cannot see it\n" },
};

static void
assert_bank (const char *folder,
             const char *path,
             int         n_sound,
             const char *expected)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamBank) bank = exam_bank_read_file (path, formats, problems, NULL, &error);

  g_assert_no_error (error);
  test_assert_problems (problems, folder, expected);
  g_assert_cmpint (bank != NULL ? (int) exam_bank_get_n_items (bank) : -1, ==, n_sound);
}

static void
assert_content_within (guint       seconds,
                       const char *content,
                       gssize      length,
                       int         n_sound,
                       const char *expected)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "b.xml", content, length);

  test_limit_time (seconds);
  assert_bank (folder, path, n_sound, expected);
  test_remove_folder (folder);
}

static void
assert_content (const char *content,
                gssize      length,
                int         n_sound,
                const char *expected)
{
  assert_content_within (5, content, length, n_sound, expected);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;

  assert_content (row->content, -1, row->n_sound, row->problems);
}

/* --- Size --- */

static GString *
repeat (const char *before,
        const char *text,
        guint       n,
        const char *after)
{
  GString *content = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (content, text);
  g_string_append (content, after);
  return content;
}

/* Each attribute is compared with all before it: a hundred thousand would take minutes. */
static void
test_many_attributes (void)
{
  g_autoptr (GString) some = g_string_new (HEAD GOOD ("a") "<item");
  g_autoptr (GString) many = g_string_new (HEAD GOOD ("a") "<item");

  for (guint i = 0; i < 65; i++)
    g_string_append_printf (some, " a%u=\"\"", i);
  g_string_append (some, "/>\n" TAIL);
  assert_content (some->str, -1, 1, "b.xml:4:1: error: <item> has 65 attributes; no element has that many\n");

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (many, " a%u=\"\"", i);
  g_string_append (many, "/>\n" TAIL);
  assert_content (many->str, -1, 1, "b.xml:4:1: error: this tag has no end; a quotation mark or > is missing\n");
}

static void
test_many_namespaces (void)
{
  g_autoptr (GString) content = g_string_new (HEAD GOOD ("a") "<item");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (content, " xmlns:a%u=\"u\"", i);
  g_string_append (content, "/>\n" TAIL);
  assert_content (content->str, -1, 1, "b.xml:4:1: error: <item> has 3000 attributes; no element has that many\n");
}

static void
test_missing_quotation_mark (void)
{
  g_autoptr (GString) content = repeat (HEAD GOOD ("a") "<item id=\"e domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n",
                                        GOOD ("c"), 1000, TAIL);

  assert_content (content->str, -1, 1,
                  "b.xml:4:21: error: something in this tag is no attribute, or the tag has no end; "
                  "look for a missing quotation mark or >\n");
}

static void
test_long_comment (void)
{
  g_autoptr (GString) fine = repeat (HEAD "<!--", "a comment may be long\n", 100000, "-->" GOOD ("a") TAIL);
  g_autoptr (GString) tags = repeat (HEAD "<!--", "<item<item ", 100000, "-->" GOOD ("a") TAIL);
  g_autoptr (GString) endless = repeat (HEAD GOOD ("a") "<!--", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", 400000, TAIL);

  assert_content (fine->str, -1, 1, "");
  assert_content (tags->str, -1, 1, "");
  assert_content (endless->str, -1, 1,
                  "b.xml:4:1: error: a comment, an instruction or a text is longer than any bank needs; delete it or split it\n");
}

/* What is read is kept in memory, some of it more than once: "> " takes six bytes there. */
static void
test_long_text (void)
{
  g_autoptr (GString) stem = repeat (HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem>", "> > > > > > > > ", 2000000,
                                     "</stem>" CHOICE "</item>\n" TAIL);
  g_autoptr (GString) tags = repeat (HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem>x", "<br/>", 100000,
                                     "</stem>" CHOICE "</item>\n" TAIL);
  g_autoptr (GString) option = repeat (HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option>y</option>"
                                       "<option key=\"yes\">", "a,b,c,d,e,f,g,h,", 2000000, "</option></choice></item>\n" TAIL);
  g_autoptr (GString) title = repeat ("<bank " NS " id=\"b\" format=\"cca\">\n<title>", "A long title. ", 100000,
                                      "</title>" GOOD ("a") TAIL);

  assert_content (stem->str, -1, 1,
                  "b.xml:4:31: error: item 'e': the text of <stem> is longer than any item needs; at most 1 MiB are read\n");
  assert_content (tags->str, -1, 1,
                  "b.xml:4:31: error: item 'e': the text of <stem> is longer than any item needs; at most 1 MiB are read\n");
  assert_content (option->str, -1, 1,
                  "b.xml:4:71: error: item 'e': the text of <option> is longer than any item needs; at most 1 MiB are read\n");
  assert_content (title->str, -1, 1,
                  "b.xml:2:1: error: the text of <title> is longer than any item needs; at most 1 MiB are read\n");
}

/* Thousands of problems must not each carry an id of a whole file's size. */
static void
test_long_id (void)
{
  g_autoptr (GString) content = g_string_new (HEAD "<item domain=\"privacy\" id=\"");
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ExamBank) bank = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_c (content, 'i');
  g_string_append (content, "\">");
  for (guint i = 0; i < 9000; i++)
    g_string_append (content, "<x/>");
  g_string_append (content, "</item>" TAIL);

  test_limit_time (5);
  bytes = g_bytes_new (content->str, content->len);
  bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);

  g_assert_cmpuint (exam_problems_get_n (problems), ==, 9003);
  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    {
      ExamProblem *problem = exam_problems_get (problems, i);

      g_assert_cmpuint (g_utf8_strlen (exam_problem_get_item_id (problem), -1), ==, 65);
      g_assert_cmpuint (g_utf8_strlen (exam_problem_get_message (problem), -1), <=, 1001);
    }
}

/* A bank of one line is as fast to read as one of many: places are not counted from the line's start each time. */
static void
test_one_line (void)
{
  g_autoptr (GString) content = g_string_new ("<bank " NS " id=\"b\" format=\"cca\"><title>T</title>");
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (content, "<item id=\"i%u\" domain=\"privacy\"><stem>\303\251</stem>" CHOICE "</item>", i);
  expected = g_strdup_printf ("b.xml:1:%ld: error: <foo> may not stand in <bank>; what may is "
                              "<title>, <author>, <license>, <code-set>, <allow>, <item>, <case>\n",
                              g_utf8_strlen (content->str, -1) + 1);
  g_string_append (content, "<foo/></bank>");
  assert_content (content->str, -1, 30000, expected);
}

/* When there are too many problems to keep, there is no use in looking for more. */
static void
test_many_unknown (void)
{
  g_autoptr (GString) content = repeat (HEAD GOOD ("a"), "<x/>", 8000000, GOOD ("c") TAIL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (content->str, content->len);
  g_autoptr (ExamBank) bank = NULL;

  test_limit_time (5);
  bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, EXAM_PROBLEMS_MAX);
  g_assert_cmpuint (exam_bank_get_n_items (bank), ==, 1);
}

/* What is too much has been said of; it is not kept as well. */
static void
test_many_options (void)
{
  g_autoptr (GString) content = repeat (HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice>",
                                        "<option>x</option>", 5000000, "</choice></item>\n" TAIL);

  assert_content (content->str, -1, 1,
                  "b.xml:4:45: error: item 'e': no option is the key; add key=\"yes\" to the right one\n"
                  "b.xml:4:521: error: item 'e': <option> stands in <choice> more than 26 times; delete what is too much\n");
}

/* As many items as are read, and one more. */
static void
test_many_items (void)
{
  g_autoptr (GString) content = g_string_new (HEAD);
  g_autofree char *line = g_strdup_printf ("b.xml:%d:1: error: there are more than 500000 items; split the bank\n",
                                           3 + EXAM_BANK_MAX_ITEMS);

  for (guint i = 0; i < EXAM_BANK_MAX_ITEMS; i++)
    g_string_append_printf (content, "<item id=\"i%u\" domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n", i);
  g_string_append (content, TAIL);
  assert_content_within (15, content->str, -1, EXAM_BANK_MAX_ITEMS, "");

  g_string_truncate (content, content->len - strlen (TAIL));
  g_string_append (content, GOOD ("a") TAIL);
  assert_content_within (15, content->str, -1, EXAM_BANK_MAX_ITEMS, line);
}

static void
test_nested_foreign (void)
{
  g_autoptr (GString) content = repeat (HEAD GOOD ("a"), "<x:y xmlns:x=\"urn:x\">", 10000, "");

  assert_content (content->str, -1, 1,
                  "b.xml:4:1: error: <y> is not in the namespace urn:mockingbird:exam:1; delete it or its xmlns\n"
                  "b.xml:4:652: error: elements are nested more than 32 deep; no bank needs that\n");
}

/* One picture of sixteen megabytes, shown a thousand times, is read once. */
static void
test_same_image (void)
{
  static const char header[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10\x08\x02\0\0\0";
  g_autofree char *folder = test_make_folder ();
  g_autofree char *image = test_write_file (folder, "x.png", header, sizeof header - 1);
  g_autoptr (GString) content = repeat (HEAD "<item id=\"e\" domain=\"privacy\"><stem>", "<img src=\"x.png\" alt=\"x\"/>", 5000,
                                        "</stem>" CHOICE "</item>\n" TAIL);
  g_autofree char *path = test_write_file (folder, "b.xml", content->str, -1);

  g_assert_cmpint (truncate (image, 16 * 1024 * 1024), ==, 0);
  test_limit_time (5);
  assert_bank (folder, path, 1, "");
  test_remove_folder (folder);
}

/* --- Everywhere --- */

#define EVERYTHING \
  "<?xml version='1.0' encoding=\"UTF-8\"?>\n<!-- c -->\n<?pi x?>\n" \
  "<bank " NS " id='b' format=\"cca\" xml:lang=\"en\">\n<title>T &amp; \303\251</title><!-- x -->\n" \
  "<item id=\"a\" domain=\"privacy\">\n<stem><p>s <b>x</b><![CDATA[ a < b ]]>&#233; &lt;\342\202\254</p></stem>\n" \
  "<choice><option key=\"yes\">x</option><option>y</option></choice><?pi?></item>\n</bank>"

static void
assert_cut_off (const char *content,
                gsize       length)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);
  g_autoptr (ExamBank) bank = NULL;

  bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  g_test_message ("%" G_GSIZE_FORMAT " bytes", length);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, 1);
  g_assert_cmpstr (exam_problem_get_message (exam_problems_get (problems, 0)), ==,
                   "the file ends too early: something is still open; it may have been cut off while it was saved or copied");
}

/* Wherever a file is cut off, that is what the message says. */
static void
test_cut_anywhere (void)
{
  test_limit_time (5);
  for (gsize length = 1; length < strlen (EVERYTHING); length++)
    assert_cut_off (EVERYTHING, length);
}

/* As far down as that, the start of the file is not in memory any more. */
static void
test_cut_far_down (void)
{
  g_autoptr (GString) content = g_string_new (HEAD);

  test_limit_time (5);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (content, "<item id=\"i%u\" domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n", i);

  for (guint i = 0; i < strlen (GOOD ("i2999")); i += 3)
    assert_cut_off (content->str, content->len - i);
}

static char *
read_behind_padding (gsize       padding,
                     const char *document)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GString) content = g_string_new ("<!--");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ExamBank) bank = NULL;

  while (content->len < padding)
    g_string_append_c (content, 'x');
  g_string_append (content, "-->\n");
  g_string_append (content, document);
  bytes = g_bytes_new (content->str, content->len);
  bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  return exam_problems_to_string (problems);
}

/* A file is read in pieces of 64 KiB. Where they end makes no difference. */
static void
test_pieces_end_anywhere (void)
{
  static const char *const documents[] = {
    HEAD "<item id=\"e\" domain=\"privacy\"><stem>\303\251\342\202\254 &amp; <b>x</b>\n<![CDATA[\342\202\254\303\251]]> <q/></stem>\r\n"
    CHOICE " \303\251<source title='\342\202\254'/></item>\n<!-- \342\202\254 --><?pi \303\251?></bank>\n",
    HEAD STEM ("\303\251 &nbsp; \342\202\254") TAIL,
    HEAD "<item id=\"e\" domain='privacy'><stem>s</stem></itme>" TAIL,
    HEAD "<item id=\"e\" \303\251='\342\202\254' domain='privacy'><stem>s",
  };

  test_limit_time (5);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *whole = read_behind_padding (10, documents[i]);

      g_assert_cmpstr (whole, !=, "");
      for (gsize before = 0; before < strlen (documents[i]); before++)
        {
          g_autofree char *pieces = read_behind_padding (64 * 1024 - 4 - before, documents[i]);

          g_test_message ("document %u, %" G_GSIZE_FORMAT " bytes before the end of the piece", i, before);
          g_assert_cmpstr (pieces, ==, whole);
        }
    }
}

/* --- In company --- */

static void
write_bad_files (const char *folder)
{
  g_autofree char *directory = g_build_filename (folder, "directory.xml", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo.xml", NULL);
  g_autofree char *huge = test_write_file (folder, "huge.xml", "", 0);
  g_autofree char *nul = test_write_file (folder, "nul.xml", HEAD "\0" TAIL, sizeof (HEAD "\0" TAIL) - 1);
  g_autofree char *link = g_build_filename (folder, "link.xml", NULL);
  g_autofree char *device = g_build_filename (folder, "device.xml", NULL);

  g_assert_cmpint (mkdir (directory, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (truncate (huge, 300 * 1024 * 1024), ==, 0);
  g_assert_cmpint (symlink ("link.xml", link), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  g_assert_true (g_file_test (nul, G_FILE_TEST_EXISTS));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("row-", rows[i].name, ".xml", NULL);
      g_autofree char *path = NULL;

      if (*rows[i].problems != '\0')
        path = test_write_file (folder, name, rows[i].content, -1);
    }
}

/* Whatever lies beside it, a good bank is there, and each bad one is reported. */
static void
test_company (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *first = test_write_file (folder, "0-good.xml", HEAD GOOD ("first") TAIL, -1);
  g_autofree char *last = test_write_file (folder, "z-good.xml", HEAD GOOD ("last") TAIL, -1);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (ExamLibrary) library = exam_library_new (formats);
  g_autoptr (ExamPool) pool = NULL;
  guint n_good = 0;

  write_bad_files (folder);
  test_limit_time (5);
  files = exam_library_read_folder (folder, EXAM_BANK_USER, formats, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      ExamBankFile *file = g_ptr_array_index (files, i);
      const char *path = exam_bank_file_get_path (file);

      exam_library_add (library, file);
      n_good += exam_bank_file_is_usable (file);
      g_test_message ("%s", path);
      g_assert_cmpint (exam_bank_file_is_usable (file), ==, g_str_equal (path, first) || g_str_equal (path, last));
      g_assert_cmpint (exam_bank_file_is_faulty (file), !=, exam_bank_file_is_usable (file));
    }

  g_assert_cmpuint (n_good, ==, 2);
  g_assert_cmpuint (files->len, >, 2 + 6);
  pool = exam_library_create_pool (library, exam_formats_find (formats, "cca-2026-05"));
  g_assert_cmpuint (exam_pool_get_n_items (pool), ==, 2);
  test_remove_folder (folder);
}

static void
test_special_files (void)
{
  static const struct { const char *name, *message; } special[] = {
    { "device.xml", "this is not a regular file" },
    { "directory.xml", "this is a folder; name a file in it" },
    { "fifo.xml", "this is not a regular file" },
    { "huge.xml", "the file has 300.0\302\240MiB; more than 256.0\302\240MiB is not read: split it into several files" },
    { "link.xml", "Too many levels of symbolic links" },
    { "missing.xml", "No such file or directory" },
  };
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamFormats) formats = test_load_formats ();

  write_bad_files (folder);
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    {
      g_autofree char *path = g_build_filename (folder, special[i].name, NULL);
      g_autofree char *expected = g_strdup_printf ("%s: error: %s\n", special[i].name, special[i].message);
      g_autoptr (ExamBankFile) file = NULL;

      test_limit_time (5);
      file = exam_bank_file_read (path, EXAM_BANK_OPENED, formats, NULL);
      g_assert_true (exam_bank_file_is_unreadable (file));
      g_assert_null (exam_bank_file_get_bank (file));
      test_assert_problems ((ExamProblems *) exam_bank_file_get_problems (file), folder, expected);
    }
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/bad-input/row/", rows, test_row);
  g_test_add_func ("/bad-input/many-attributes", test_many_attributes);
  g_test_add_func ("/bad-input/many-namespaces", test_many_namespaces);
  g_test_add_func ("/bad-input/missing-quotation-mark", test_missing_quotation_mark);
  g_test_add_func ("/bad-input/long-comment", test_long_comment);
  g_test_add_func ("/bad-input/long-text", test_long_text);
  g_test_add_func ("/bad-input/long-id", test_long_id);
  g_test_add_func ("/bad-input/one-line", test_one_line);
  g_test_add_func ("/bad-input/many-unknown", test_many_unknown);
  g_test_add_func ("/bad-input/many-options", test_many_options);
  g_test_add_func ("/bad-input/many-items", test_many_items);
  g_test_add_func ("/bad-input/nested-foreign", test_nested_foreign);
  g_test_add_func ("/bad-input/same-image", test_same_image);
  g_test_add_func ("/bad-input/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/bad-input/cut-far-down", test_cut_far_down);
  g_test_add_func ("/bad-input/pieces-end-anywhere", test_pieces_end_anywhere);
  g_test_add_func ("/bad-input/company", test_company);
  g_test_add_func ("/bad-input/special-files", test_special_files);

  return g_test_run ();
}
