/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "bank/exam-item-writer.h"
#include "test-support.h"

#define NS "xmlns=\"urn:mockingbird:exam:1\""
#define HEAD "<bank " NS " id=\"b\" format=\"cca\">\n<title>T</title>\n"
#define CHOICE "<choice><option key=\"yes\">x</option><option>y</option></choice>"
#define GOOD(id) "<item id=\"" id "\" domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n"
#define TAIL "</bank>\n"
#define ITEM_WITH_AMPERSANDS \
  HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem>" CHOICE "<source title=\"Fraud &amp; Abuse &lt; &quot;A&#x26;B&quot;\" " \
  "section=\"a&amp;#38;b\" href=\"https://example.org/?a=1&#38;b=2\"/></item>\n" TAIL

typedef struct {
  const char *name;
  const char *content;
  int         n_sound;    /* -1: no bank */
  guint       n_faulty;
  const char *problems;
} Row;

static const Row rows[] = {
  { "good", HEAD GOOD ("a") TAIL, 1, 0, "" },
  { "good-with-mark", "\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\n" HEAD GOOD ("a") TAIL, 1, 0, "" },
  { "good-windows-lines", "<bank " NS " id=\"b\" format=\"cca\">\r\n<title>T</title>\r\n" GOOD ("a") TAIL, 1, 0, "" },

  /* Not a bank at all */
  { "empty", "", -1, 0, "b.xml:1:1: error: the file is empty\n" },
  { "not-xml", "hello\n", -1, 0, "b.xml:1:1: error: this is not XML: it does not begin with '<'\n" },
  { "wrong-namespace", "<bank xmlns='urn:other' id='b' format='cca'/>", -1, 0,
    "b.xml:1:1: error: <bank> is in the namespace 'urn:other', so this is not a Mockingbird file; "
    "the namespace of banks and formats is urn:mockingbird:exam:1\n" },
  { "no-namespace", "\n  <bank id='b' format='cca'/>", -1, 0,
    "b.xml:2:3: error: <bank> has no namespace; write <bank xmlns=\"urn:mockingbird:exam:1\">\n" },
  { "wrong-root", "<item " NS "/>", -1, 0, "b.xml:1:1: error: the file begins with <item>; expected is <bank>\n" },
  { "unknown-format", "<bank " NS " id='b' format='cpb'><title>T</title>" GOOD ("a") TAIL, -1, 0,
    "b.xml:1:1: error: there is no format 'cpb'; known are cca, ccs, ccs-p, cic, circc, coc, cpc, cpc-p, crc, rhit\n" },
  { "no-items", HEAD TAIL, 0, 0, "b.xml:1:1: error: the bank has no items; add <item> or <case>\n" },

  /* Encoding */
  { "latin-1-declared", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" HEAD GOOD ("a") TAIL, -1, 0,
    "b.xml:1:1: error: the encoding is ISO-8859-1; save the file as UTF-8 and write encoding=\"UTF-8\"\n" },
  { "utf-16", "\xff\xfe<", -1, 0,
    "b.xml:1:1: error: the encoding is UTF-16; save the file as UTF-8 and write encoding=\"UTF-8\"\n" },
  { "invalid-utf-8", HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem>caf\xe9</stem>" CHOICE "</item>" TAIL, 1, 0,
    "b.xml:4:40: error: this is not UTF-8 text, or it holds a control character; save the file as UTF-8\n" },
  { "control-character", HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem>\x01</stem>" CHOICE "</item>" TAIL, 1, 0,
    "b.xml:4:37: error: this is not UTF-8 text, or it holds a control character; save the file as UTF-8\n" },

  /* Syntax */
  { "truncated", HEAD GOOD ("a") "<item id=\"e\" domain=\"priv", 1, 0,
    "b.xml:4:26: error: the file ends too early: something is still open; it may have been cut off while it was saved or copied\n" },
  { "truncated-between", HEAD GOOD ("a"), 1, 0,
    "b.xml:3:115: error: the file ends too early: something is still open; it may have been cut off while it was saved or copied\n" },
  { "crossed-tags", HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem><b>s</stem></b></item>" TAIL, 1, 0,
    "b.xml:4:48: error: <b> of line 4 is closed by </stem>; close what was opened last first\n" },
  { "ampersand", HEAD "<item id=\"e\" domain=\"privacy\"><stem>R & D</stem>" CHOICE "</item>" TAIL, -1, 0,
    "b.xml:3:40: error: write &amp; for an ampersand and &lt; for a less-than sign\n" },
  { "named-entity", HEAD "<item id=\"e\" domain=\"privacy\"><stem>a&nbsp;b</stem>" CHOICE "</item>" TAIL, -1, 0,
    "b.xml:3:44: error: XML does not know &nbsp;; write the character itself, or its number as in &#160;\n" },
  { "less-than", HEAD "<item id=\"e\" domain=\"privacy\"><stem>a < b</stem>" CHOICE "</item>" TAIL, -1, 0,
    "b.xml:3:40: error: write &amp; for an ampersand and &lt; for a less-than sign\n" },

  /* Attacks */
  { "billion-laughs",
    "<?xml version=\"1.0\"?>\n<!DOCTYPE bank [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>\n" HEAD "<item id=\"e\" domain=\"privacy\"><stem>&c;</stem>" CHOICE "</item>" TAIL,
    -1, 0,
    "b.xml:2:1: error: a DOCTYPE is not allowed, because it can make a small file huge or read other files; "
    "delete it, and write &#160; and the like instead of named entities\n" },
  { "external-entity",
    "<!DOCTYPE bank [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" HEAD
    "<item id=\"e\" domain=\"privacy\"><stem>&x;</stem>" CHOICE "</item>" TAIL, -1, 0,
    "b.xml:1:1: error: a DOCTYPE is not allowed, because it can make a small file huge or read other files; "
    "delete it, and write &#160; and the like instead of named entities\n" },
  { "external-dtd", "<!DOCTYPE bank SYSTEM \"http://example.com/x.dtd\">\n" HEAD GOOD ("a") TAIL, -1, 0,
    "b.xml:1:1: error: a DOCTYPE is not allowed, because it can make a small file huge or read other files; "
    "delete it, and write &#160; and the like instead of named entities\n" },

  /* Structure */
  { "unknown-element", HEAD GOOD ("a") "<question id=\"q\"><foo/></question>\n" GOOD ("c") TAIL, 2, 0,
    "b.xml:4:1: error: <question> may not stand in <bank>; what may is <title>, <author>, <license>, <code-set>, <allow>, <item>, <case>\n" },
  { "foreign-element", HEAD GOOD ("a") "<x:note xmlns:x=\"urn:x\">n<item/></x:note>\n" GOOD ("c") TAIL, 2, 0,
    "b.xml:4:1: error: <note> is not in the namespace urn:mockingbird:exam:1; delete it or its xmlns\n" },
  { "unknown-attribute", HEAD "<item id=\"e\" domain=\"privacy\" level=\"2\"><stem>s</stem>" CHOICE "</item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:1: error: item 'e': <item> has no attribute level; it has id, domain, pretest\n" },
  { "bad-id", HEAD "<item id=\"e 1\" domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:1: error: item 'e 1': id=\"e 1\" in <item> is not right; use letters, digits, dot, hyphen and underscore, at most 64\n" },
  { "no-id", HEAD "<item domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:1: error: <item> lacks the attribute id; add id=\"…\"\n" },
  { "duplicate-id", HEAD GOOD ("a") GOOD ("a") GOOD ("c") TAIL, 2, 1,
    "b.xml:4:1: error: item 'a': the id 'a' is used already in line 3; give this one another\n" },
  { "unknown-domain", HEAD "<item id=\"e\" domain=\"law\"><stem>s</stem>" CHOICE "</item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:1: error: item 'e': the format 'cca' has no domain 'law'; it has classification, reimbursement, "
    "record-content, compliance, technology, privacy\n" },
  { "wrong-order", HEAD "<item id=\"e\" domain=\"privacy\">\n  " CHOICE "\n  <stem>s</stem>\n</item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:5:3: error: item 'e': <stem> comes too late; move it before <choice>\n" },
  { "twice", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><stem>t</stem>" CHOICE "</item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:45: error: item 'e': <stem> stands in <item> more than once; delete what is too much\n" },
  { "no-stem", HEAD "<item id=\"e\" domain=\"privacy\">" CHOICE "</item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:1: error: item 'e': <item> lacks <stem>; add it\n" },
  { "no-response", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:1: error: item 'e': <item> lacks <choice> or <codes>; add one\n" },
  { "two-responses", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem>" CHOICE
    "<codes system=\"ICD-10-CM\"><code>I10</code></codes></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:1: error: item 'e': <item> has both <choice> and <codes>; delete one\n" },
  { "no-key", HEAD "<item id=\"e\" domain=\"privacy\">\n <stem>s</stem>\n <choice><option>x</option><option>y</option></choice></item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:5:2: error: item 'e': no option is the key; add key=\"yes\" to the right one\n" },
  { "two-keys", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">x</option>"
    "<option key=\"yes\">y</option><option>z</option></choice></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:45: error: item 'e': 2 options are keys; leave one, or write <choice choose=\"2\">\n" },
  { "wrong-choose", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice choose=\"2\"><option key=\"yes\">x</option>"
    "<option>y</option><option>z</option></choice></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:45: error: item 'e': choose=\"2\" does not agree with the number of keys, which is 1; change one of them\n" },
  { "all-keys", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice choose=\"2\"><option key=\"yes\">x</option>"
    "<option key=\"yes\">y</option></choice></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:45: error: item 'e': every option is a key; nothing is left to choose\n" },
  { "one-option", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">x</option></choice></item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:3:45: error: item 'e': <choice> has too few <option>; at least 2 are needed\n" },
  { "empty-option", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">x</option><option> </option>"
    "<option>z</option></choice></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:81: error: item 'e': <option> is empty; write something into it or delete it\n" },
  { "text-behind-why", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\"><why>w</why>x</option>"
    "<option>y</option></choice></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:83: error: item 'e': there is text behind <why> in <option>; move it or delete it\n" },
  { "text-in-choice", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice>x<option key=\"yes\">x</option>"
    "<option>y</option></choice></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:53: error: item 'e': there is text right inside <choice>; put it into one of its elements\n" },
  { "bad-code", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><codes system=\"ICD-10-CM\"><code>99213</code></codes></item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:3:71: error: item 'e': '99213' is not built like a code of ICD-10-CM; correct it, or write system=\"other\"\n" },
  { "all-optional", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><codes system=\"ICD-10-CM\"><code optional=\"yes\">I10</code>"
    "</codes></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:45: error: item 'e': every code is optional; at least one has to be typed\n" },
  { "first-optional", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem><codes system=\"ICD-10-CM\" first=\"yes\">"
    "<code optional=\"yes\">I10</code><code>E11.9</code></codes></item>\n" GOOD ("a") TAIL, 1, 1,
    "b.xml:3:45: error: item 'e': the first-listed code is optional; write the code that has to come first as the first\n" },
  { "bad-address", HEAD "<item id=\"e\" domain=\"privacy\"><stem>s</stem>" CHOICE "<source title=\"t\" href=\"file:///etc\"/></item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:3:108: error: item 'e': href=\"file:///etc\" in <source> is not right; write an address that begins with https://\n" },

  /* Cases */
  { "case", HEAD "<case id=\"k\"><document title=\"D\">d</document>" GOOD ("a") GOOD ("c") "</case>\n" TAIL, 2, 0, "" },
  { "case-without-record", HEAD "<case id=\"k\">" GOOD ("a") "</case>\n" GOOD ("c") TAIL, 1, 1,
    "b.xml:3:1: error: <case> lacks <document>; add it\n" },
  { "case-with-faulty-record", HEAD "<case id=\"k\"><document title=\"D\"><p>d</p> e</document>" GOOD ("a") "</case>\n" GOOD ("c") TAIL, 1, 1,
    "b.xml:3:14: error: bare text stands beside paragraphs, lists or tables; put it into <p>\n" },
  { "case-with-faulty-item", HEAD "<case id=\"k\"><document title=\"D\">d</document>" GOOD ("a") "<item id=\"e\" domain=\"privacy\"/>"
    "</case>\n" GOOD ("c") TAIL, 2, 1,
    "b.xml:4:1: error: item 'e': <item> lacks <stem>; add it\n"
    "b.xml:4:1: error: item 'e': <item> lacks <choice> or <codes>; add one\n" },
  { "case-id-taken", HEAD GOOD ("k") "<case id=\"k\"><document title=\"D\">d</document>" GOOD ("a") "</case>\n" GOOD ("c") TAIL, 2, 1,
    "b.xml:4:1: error: the id 'k' is used already in line 3; give this one another\n" },

  /* Images */
  { "image-outside", HEAD "<item id=\"e\" domain=\"privacy\"><stem><p>s</p><img src=\"../x.png\" alt=\"x\"/></stem>" CHOICE "</item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:3:31: error: item 'e': the image '../x.png' is outside the bank's folder; put it beside the bank or below, "
    "and give its name with / between folders\n" },
  { "image-absolute", HEAD "<item id=\"e\" domain=\"privacy\"><stem><p>s</p><img src=\"/etc/x.png\" alt=\"x\"/></stem>" CHOICE "</item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:3:31: error: item 'e': the image '/etc/x.png' is outside the bank's folder; put it beside the bank or below, "
    "and give its name with / between folders\n" },
  { "image-missing", HEAD "<item id=\"e\" domain=\"privacy\"><stem><p>s</p><img src=\"x.png\" alt=\"x\"/></stem>" CHOICE "</item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:3:31: error: item 'e': the image 'x.png' is missing; put it beside the bank or correct its name\n" },
  { "image-kind", HEAD "<item id=\"e\" domain=\"privacy\"><stem><p>s</p><img src=\"x.svg\" alt=\"x\"/></stem>" CHOICE "</item>\n"
    GOOD ("a") TAIL, 1, 1,
    "b.xml:3:31: error: item 'e': the image 'x.svg' is neither .png nor .jpg; convert it\n" },
};

static void
check_file (const char *path,
            const char *folder,
            const Row  *row)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamBank) bank = exam_bank_read_file (path, formats, problems, NULL, &error);

  g_assert_no_error (error);
  test_assert_problems (problems, folder, row->problems);
  if (row->n_sound < 0)
    g_assert_null (bank);
  else
    {
      g_assert_nonnull (bank);
      g_assert_cmpuint (exam_bank_get_n_items (bank), ==, row->n_sound);
      g_assert_cmpuint (exam_bank_get_n_faulty (bank), ==, row->n_faulty);
    }
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "b.xml", row->content, -1);

  check_file (path, folder, row);
  test_remove_folder (folder);
}

static void
test_nul_byte (void)
{
  static const char content[] = HEAD GOOD ("a") "<item\0 id=\"e\"/>" TAIL;
  const Row row = { .n_sound = 1, .problems =
    "b.xml:4:6: error: there is a NUL byte here: this is not a text file, or it is UTF-16; save it as UTF-8\n" };
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "b.xml", content, sizeof content - 1);

  check_file (path, folder, &row);
  test_remove_folder (folder);
}

static void
test_nesting (void)
{
  const Row row = { .n_sound = 1, .problems =
    "b.xml:4:124: error: elements are nested more than 32 deep; no bank needs that\n" };
  g_autoptr (GString) content = g_string_new (HEAD GOOD ("a") "<item id=\"e\" domain=\"privacy\"><stem>");
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (content, "<b>");
  path = test_write_file (folder, "b.xml", content->str, -1);
  check_file (path, folder, &row);
  test_remove_folder (folder);
}

/* Attribute values that double with every step need entities, and those need a DOCTYPE; what is left is plain size. */
static void
test_long_token (void)
{
  g_autoptr (GString) content = g_string_new (HEAD GOOD ("a") "<item id=\"");
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = NULL;
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamBank) bank = NULL;

  for (guint i = 0; i < 2 * 1000 * 1000; i++)
    g_string_append (content, "aaaaaaaaaa");
  path = test_write_file (folder, "b.xml", content->str, -1);
  bank = exam_bank_read_file (path, formats, problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bank);
  g_assert_cmpuint (exam_bank_get_n_items (bank), ==, 1);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, 1);
  test_remove_folder (folder);
}

static void
assert_unreadable (const char *path,
                   const char *message)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamBank) bank = exam_bank_read_file (path, NULL, problems, NULL, &error);

  g_assert_null (bank);
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
}

static void
test_unreadable (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing.xml", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo.xml", NULL);
  g_autofree char *secret = test_write_file (folder, "secret.xml", "<bank/>", -1);
  g_autofree char *huge = test_write_file (folder, "huge.xml", "", 0);

  assert_unreadable (missing, "No such file or directory");
  assert_unreadable (folder, "this is a folder; name a file in it");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_unreadable (fifo, "this is not a regular file");

  g_assert_cmpint (truncate (huge, 300 * 1024 * 1024), ==, 0);
  assert_unreadable (huge, "the file has 300.0\302\240MiB; more than 256.0\302\240MiB is not read: split it into several files");

  g_assert_cmpint (g_chmod (secret, 0), ==, 0);
  if (geteuid () != 0)
    assert_unreadable (secret, "Permission denied");

  test_remove_folder (folder);
}

/* Root reads everything: the test for it runs as somebody else. */
static void
test_no_permission (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *secret = test_write_file (folder, "secret.xml", "<bank/>", -1);

  if (g_test_subprocess ())
    {
      /* While it still may: this folder is root's. */
      test_remove_folder (folder);
      g_assert_cmpint (setuid (65534), ==, 0);
      g_assert_cmpint (g_open (g_getenv ("SECRET"), O_RDONLY, 0), ==, -1);
      assert_unreadable (g_getenv ("SECRET"), "Permission denied");
      return;
    }

  if (geteuid () != 0)
    {
      g_test_skip ("covered by /bank-reader/unreadable, which runs as a user whom permissions bind");
      test_remove_folder (folder);
      return;
    }

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (secret, 0600), ==, 0);
  g_setenv ("SECRET", secret, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  test_remove_folder (folder);
}

/* libxml2 keeps line numbers of nodes in 16 bits; places must be right behind that. */
static void
test_far_down (void)
{
  g_autoptr (GString) content = g_string_new (HEAD);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = NULL;
  const Row row = { .n_sound = 1, .n_faulty = 1, .problems =
    "b.xml:200004:1: error: there is text behind <item> in <bank>; move it or delete it\n"
    "b.xml:200004:4: error: item 'e': <item> lacks <stem>; add it\n" };

  for (guint i = 0; i < 200000; i++)
    g_string_append (content, "<!-- a line of its own -->\n");
  /* The stray letter has two bytes and counts as one column. */
  g_string_append (content, GOOD ("a") "\303\251  <item id=\"e\" domain=\"privacy\">" CHOICE "</item>\n" TAIL);
  path = test_write_file (folder, "b.xml", content->str, -1);
  check_file (path, folder, &row);
  test_remove_folder (folder);
}

/* A tag that began in a chunk read before still gets its own line and column. */
static void
test_across_chunks (void)
{
  for (guint padding = 65530; padding < 65560; padding += 3)
    {
      g_autoptr (GString) content = g_string_new (HEAD "<!--");
      g_autofree char *folder = test_make_folder ();
      g_autofree char *path = NULL;
      Row row = { .n_sound = 1, .n_faulty = 1, .problems =
        "b.xml:5:3: error: item 'e': <item> lacks <stem>; add it\n" };

      while (content->len < padding)
        g_string_append_c (content, 'x');
      g_string_append (content, "-->\n" GOOD ("a") "  <item\n id=\"e\"\n domain=\"privacy\">" CHOICE "</item>\n" TAIL);
      path = test_write_file (folder, "b.xml", content->str, -1);
      check_file (path, folder, &row);
      test_remove_folder (folder);
    }
}

static void
test_symlink (void)
{
  g_autofree char *outside = test_make_folder ();
  g_autofree char *folder = test_make_folder ();
  g_autofree char *target = test_write_file (outside, "x.png", "\x89PNG\r\n\x1a\n....", -1);
  g_autofree char *link = g_build_filename (folder, "x.png", NULL);
  g_autofree char *path = test_write_file (folder, "b.xml", HEAD
    "<item id=\"e\" domain=\"privacy\"><stem><p>s</p><img src=\"x.png\" alt=\"x\"/></stem>" CHOICE "</item>\n" GOOD ("a") TAIL, -1);
  const Row row = { .n_sound = 1, .n_faulty = 1, .problems =
    "b.xml:3:31: error: item 'e': the image 'x.png' is a link that leads outside the bank's folder; copy the file there\n" };

  g_assert_cmpint (symlink (target, link), ==, 0);
  check_file (path, folder, &row);
  test_remove_folder (folder);
  test_remove_folder (outside);
}

#define PNG_HEADER(width, height) "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" width height "\x08\x02\0\0\0"

/* Start of image, an empty comment, a fill byte, the frame header */
#define JPEG_HEADER(height, width) "\xff\xd8\xff\xfe\0\x02\xff\xff\xc0\0\x11\x08" height width "\x03"

static void
test_image (void)
{
  static const struct {
    const char *name;
    const char *content;
    gsize       length;
    const char *problem;  /* after the name of the image; NULL: sound */
  } images[] = {
#define BYTES(s) s, sizeof s - 1
    { "small.png", BYTES (PNG_HEADER ("\0\0\0\x20", "\0\0\0\x10")), NULL },
    { "small.jpg", BYTES (JPEG_HEADER ("\0\x20", "\0\x10")), NULL },
    { "limit.png", BYTES (PNG_HEADER ("\0\0\x13\x88", "\0\0\x1f\x40")), NULL },  /* 5000 by 8000 */
    { "big.png", BYTES (PNG_HEADER ("\0\0\x13\x88", "\0\0\x1f\x41")),
      "has 5000 × 8001 pixels; scale it down to at most 40 million" },
    { "bomb.png", BYTES (PNG_HEADER ("\xff\xff\xff\xff", "\xff\xff\xff\xff")),
      "has 4294967295 × 4294967295 pixels; scale it down to at most 40 million" },
    { "empty.png", BYTES (PNG_HEADER ("\0\0\0\0", "\0\0\0\x10")),
      "has 0 × 16 pixels; scale it down to at most 40 million" },
    { "big.jpg", BYTES (JPEG_HEADER ("\xff\xff", "\xff\xff")),
      "has 65535 × 65535 pixels; scale it down to at most 40 million" },
    { "short.png", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "is not a PNG or JPEG file, whatever its name says; convert it" },
    { "short.jpg", BYTES ("\xff\xd8\xff\xc0\0\x11\x08"), "is not a PNG or JPEG file, whatever its name says; convert it" },
    { "endless.jpg", BYTES ("\xff\xd8\xff\xfe\xff\xff...."), "is not a PNG or JPEG file, whatever its name says; convert it" },
    { "svg.png", BYTES ("<svg onload='x' width='100000'/>"), "is not a PNG or JPEG file, whatever its name says; convert it" },
    { "nothing.png", BYTES (""), "is not a PNG or JPEG file, whatever its name says; convert it" },
#undef BYTES
  };

  for (guint i = 0; i < G_N_ELEMENTS (images); i++)
    {
      g_autofree char *folder = test_make_folder ();
      g_autofree char *sub = g_build_filename (folder, "pictures", NULL);
      g_autofree char *image = NULL;
      g_autofree char *bank = NULL;
      g_autofree char *path = NULL;
      g_autofree char *problems = NULL;
      Row row = { .n_sound = images[i].problem == NULL, .n_faulty = images[i].problem != NULL };

      g_test_message ("%s", images[i].name);
      bank = g_strdup_printf (HEAD "<item id=\"e\" domain=\"privacy\"><stem><p>s</p><img src=\"pictures/%s\" alt=\"x\"/></stem>"
                              CHOICE "</item>\n" TAIL, images[i].name);
      path = test_write_file (folder, "b.xml", bank, -1);
      g_mkdir (sub, 0700);
      image = test_write_file (sub, images[i].name, images[i].content, (gssize) images[i].length);
      problems = images[i].problem == NULL ? g_strdup ("")
                 : g_strdup_printf ("b.xml:3:31: error: item 'e': the image 'pictures/%s' %s\n", images[i].name, images[i].problem);
      row.problems = problems;
      check_file (path, folder, &row);
      test_remove_folder (folder);
    }
}

static void
test_all_at_once (void)
{
  const Row row = { .n_sound = 0, .n_faulty = 3, .problems =
    "b.xml:3:1: error: item 'e': the format 'cca' has no domain 'law'; it has classification, reimbursement, "
    "record-content, compliance, technology, privacy\n"
    "b.xml:3:41: error: item 'e': no option is the key; add key=\"yes\" to the right one\n"
    "b.xml:4:1: error: item 'e': the id 'e' is used already in line 3; give this one another\n"
    "b.xml:4:1: error: item 'e': <item> lacks <stem>; add it\n"
    "b.xml:4:1: error: item 'e': <item> lacks <choice> or <codes>; add one\n"
    "b.xml:5:1: error: item 'f': <item> lacks <choice> or <codes>; add one\n"
    "b.xml:5:45: error: item 'f': <table> may not stand in <item>; what may is <stem>, <choice>, <codes>, <rationale>, <source>, <allow>\n" };
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "b.xml", HEAD
    "<item id=\"e\" domain=\"law\"><stem>s</stem><choice><option>x</option><option>y</option></choice></item>\n"
    "<item id=\"e\" domain=\"privacy\"/>\n"
    "<item id=\"f\" domain=\"privacy\"><stem>s</stem><table/></item>\n" TAIL, -1);

  check_file (path, folder, &row);
  test_remove_folder (folder);
}

/* A hostile bank must not fill the memory with its problems. */
static void
test_too_many_problems (void)
{
  g_autoptr (GString) content = g_string_new (HEAD);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ExamBank) bank = NULL;

  for (guint i = 0; i < EXAM_PROBLEMS_MAX + 100; i++)
    g_string_append (content, "<x/>\n");
  g_string_append (content, TAIL);
  bytes = g_bytes_new (content->str, content->len);
  bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);

  g_assert_cmpuint (exam_problems_get_n (problems), ==, EXAM_PROBLEMS_MAX);
  g_assert_cmpstr (exam_problem_get_message (exam_problems_get (problems, EXAM_PROBLEMS_MAX - 1)), ==,
                   "there are more than 10000 problems; mend these first");
}

static void
test_cancel (void)
{
  g_autofree char *path = test_exams_path ("banks", "cca-starter.xml", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamBank) bank = NULL;

  g_cancellable_cancel (cancellable);
  bank = exam_bank_read_file (path, NULL, problems, cancellable, &error);
  g_assert_null (bank);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static ExamItem *
read_item (const char *inside)
{
  g_autofree char *xml = g_strconcat (HEAD, inside, TAIL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);

  test_assert_problems (problems, NULL, "");
  return exam_item_ref (exam_bank_get_item (bank, 0));
}

static void
test_content (void)
{
  g_autoptr (ExamItem) item = read_item (
    "<case id=\"k\" title=\"K\" setting=\"emergency\"><document title=\"D\">d</document>"
    "<item id=\"e\" domain=\"privacy\" pretest=\"yes\"><stem>s</stem>"
    "<choice choose=\"2\"><option key=\"yes\">x<why>wx</why></option><option pinned=\"yes\">y</option>"
    "<option key=\"yes\">z</option></choice>"
    "<rationale>r</rationale><source title=\"t\" section=\"1\" year=\"2026\" href=\"https://example.org/\"/>"
    "<source title=\"u\"/></item></case>");
  ExamCase *exam_case = exam_item_get_case (item);

  g_assert_cmpstr (exam_item_get_id (item), ==, "e");
  g_assert_cmpstr (exam_item_get_domain (item), ==, "privacy");
  g_assert_cmpint (exam_item_get_line (item), ==, 3);
  g_assert_true (exam_item_is_pretest_only (item));
  g_assert_cmpint (exam_item_get_kind (item), ==, EXAM_ITEM_MULTIPLE_CHOICE);
  g_assert_cmpuint (exam_item_get_n_keys (item), ==, 2);
  g_assert_cmpuint (exam_item_get_n_options (item), ==, 3);
  g_assert_true (exam_option_is_key (exam_item_get_option (item, 0)));
  g_assert_cmpstr (exam_text_get_markup (exam_option_get_text (exam_item_get_option (item, 0))), ==, "<p>x</p>");
  g_assert_cmpstr (exam_text_get_markup (exam_option_get_why (exam_item_get_option (item, 0))), ==, "<p>wx</p>");
  g_assert_null (exam_option_get_why (exam_item_get_option (item, 1)));
  g_assert_true (exam_option_is_pinned (exam_item_get_option (item, 1)));
  g_assert_cmpstr (exam_text_get_markup (exam_item_get_rationale (item)), ==, "<p>r</p>");
  g_assert_cmpuint (exam_item_get_n_sources (item), ==, 2);
  g_assert_cmpstr (exam_source_get_href (exam_item_get_source (item, 0)), ==, "https://example.org/");
  g_assert_cmpstr (exam_case_get_title (exam_case), ==, "K");
  g_assert_cmpstr (exam_case_get_setting (exam_case), ==, "emergency");
  g_assert_cmpstr (exam_case_get_document_title (exam_case, 0), ==, "D");
}

/* In values, too, an ampersand is one character. */
static void
test_ampersand (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (ITEM_WITH_AMPERSANDS, strlen (ITEM_WITH_AMPERSANDS));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  ExamItem *item = exam_bank_get_item (bank, 0);

  g_assert_cmpstr (exam_source_get_title (exam_item_get_source (item, 0)), ==, "Fraud & Abuse < \"A&B\"");
  g_assert_cmpstr (exam_source_get_section (exam_item_get_source (item, 0)), ==, "a&#38;b");
  g_assert_cmpstr (exam_source_get_href (exam_item_get_source (item, 0)), ==, "https://example.org/?a=1&b=2");
}

static void
test_pinned_by_text (void)
{
  g_autoptr (ExamItem) above = read_item (
    "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">x</option><option>y</option>"
    "<option>All of the above</option></choice></item>");
  g_autoptr (ExamItem) letters = read_item (
    "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">x</option><option>y</option>"
    "<option>Both A and B</option></choice></item>");
  g_autoptr (ExamItem) vitamins = read_item (
    "<item id=\"e\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">Vitamins A and C</option><option>All of them</option>"
    "</choice></item>");

  g_assert_true (exam_option_is_pinned (exam_item_get_option (above, 2)));
  g_assert_false (exam_option_is_pinned (exam_item_get_option (above, 0)));
  g_assert_true (exam_item_is_shuffled (above));
  g_assert_false (exam_item_is_shuffled (letters));
  g_assert_true (exam_item_is_shuffled (vitamins));
  g_assert_false (exam_option_is_pinned (exam_item_get_option (vitamins, 1)));
}

static void
test_references (void)
{
  g_autoptr (ExamItem) item = read_item (
    "<item id=\"e\" domain=\"privacy\"><stem>Fraud &amp; abuse &#38; &lt;</stem>"
    "<choice><option key=\"yes\">x</option><option>y</option></choice>"
    "<source title=\"Fraud &amp; abuse &#38; &lt; &quot; &amp;amp; &amp;#38;\"/></item>");
  g_autofree char *stem = exam_text_dup_plain (exam_item_get_stem (item));

  g_assert_cmpstr (stem, ==, "Fraud & abuse & <");
  g_assert_cmpstr (exam_source_get_title (exam_item_get_source (item, 0)), ==, "Fraud & abuse & < \" &amp; &#38;");
}

/* What is served is stored as XML of its own: nothing may get lost on the way. */
static void
test_round_trip (void)
{
  static const char *const banks[] = { "cca-starter.xml", "ccs-starter.xml", "cpc-starter.xml" };
  g_autoptr (ExamFormats) formats = test_load_formats ();

  for (guint i = 0; i < G_N_ELEMENTS (banks); i++)
    {
      g_autofree char *path = test_exams_path ("banks", banks[i], NULL);
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      g_autoptr (ExamBank) bank = exam_bank_read_file (path, formats, problems, NULL, NULL);

      test_assert_problems (problems, NULL, "");
      g_assert_nonnull (bank);
      for (guint j = 0; j < exam_bank_get_n_items (bank); j++)
        {
          g_autofree char *xml = exam_item_to_xml (exam_bank_get_item (bank, j));
          g_autoptr (GError) error = NULL;
          g_autoptr (ExamItem) again = exam_item_new_from_xml (xml, &error);
          g_autofree char *xml_again = NULL;

          g_assert_no_error (error);
          xml_again = exam_item_to_xml (again);
          g_assert_cmpstr (xml_again, ==, xml);
        }
    }
}

static void
test_stored_item_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamItem) item = exam_item_new_from_xml (HEAD TAIL, &error);

  g_assert_null (item);
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_INVALID);
}

/* Reads a bank that has faults and cites a book, and lets go of it, over and over. */
static gpointer
read_and_forget (gpointer formats)
{
  static const char text[] =
    HEAD "<item id=\"a\" domain=\"privacy\"><stem>s</stem>" CHOICE "<source title=\"Book\" year=\"2026\"/></item>\n"
    "<item id=\"e\" domain=\"privacy\"/>\n" TAIL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, formats, problems);

      g_assert_cmpuint (exam_bank_get_n_items (bank), ==, 1);
      g_assert_cmpuint (exam_problems_get_n (problems), >, 0);
    }
  return NULL;
}

/* One thread may let go of the last of what another one is just reading: names of files, domains and books. */
static void
test_threads (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  GThread *other = g_thread_new ("reader", read_and_forget, formats);

  read_and_forget (formats);
  g_thread_join (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/bank-reader/row/", rows, test_row);
  g_test_add_func ("/bank-reader/nul-byte", test_nul_byte);
  g_test_add_func ("/bank-reader/nesting", test_nesting);
  g_test_add_func ("/bank-reader/long-token", test_long_token);
  g_test_add_func ("/bank-reader/unreadable", test_unreadable);
  g_test_add_func ("/bank-reader/no-permission", test_no_permission);
  g_test_add_func ("/bank-reader/far-down", test_far_down);
  g_test_add_func ("/bank-reader/across-chunks", test_across_chunks);
  g_test_add_func ("/bank-reader/symlink", test_symlink);
  g_test_add_func ("/bank-reader/image", test_image);
  g_test_add_func ("/bank-reader/all-at-once", test_all_at_once);
  g_test_add_func ("/bank-reader/too-many-problems", test_too_many_problems);
  g_test_add_func ("/bank-reader/cancel", test_cancel);
  g_test_add_func ("/bank-reader/content", test_content);
  g_test_add_func ("/bank-reader/ampersand", test_ampersand);
  g_test_add_func ("/bank-reader/pinned-by-text", test_pinned_by_text);
  g_test_add_func ("/bank-reader/references", test_references);
  g_test_add_func ("/bank-reader/round-trip", test_round_trip);
  g_test_add_func ("/bank-reader/stored-item-refused", test_stored_item_refused);
  g_test_add_func ("/bank-reader/threads", test_threads);

  return g_test_run ();
}
