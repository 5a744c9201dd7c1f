/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "author/exam-bank-editor.h"
#include "author/exam-bank-text.h"
#include "author/exam-entry-order.h"
#include "author/exam-entry-xml.h"
#include "bank/exam-error.h"
#include "bank/exam-xml-parser.h"
#include "test-support.h"

/* Where entries go that are moved or dropped, and entries as pieces of text. */

#define ITEM(id) "<item id=\"" id "\" domain=\"d\"><stem>" id "?</stem><choice><option key=\"yes\">1</option>" \
                 "<option>2</option></choice></item>\n"

#define BANK "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">\n<title>B</title>\n" \
             ITEM ("a") \
             "<case id=\"c\" title=\"C\">\n<document title=\"D\">Text</document>\n" ITEM ("c1") ITEM ("c2") "</case>\n" \
             ITEM ("e") \
             "<case id=\"f\" title=\"F\">\n<document title=\"D\">Text</document>\n" ITEM ("f1") "</case>\n" \
             "</bank>\n"

static char *
list_ids (ExamBankEditor *editor)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);
      ExamEntry *its_case = exam_entry_get_case (entry);

      g_string_append_printf (ids, "%s%s%s%s", i > 0 ? " " : "", its_case != NULL ? exam_entry_get_id (its_case) : "",
                              its_case != NULL ? "/" : "", exam_entry_get_id (entry));
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static ExamEntry *
find (ExamBankEditor *editor,
      const char     *id)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (g_strcmp0 (exam_entry_get_id (entry), id) == 0)
        return entry;
    }
  return NULL;
}

typedef struct {
  const char *name;
  const char *id;
  char        direction;  /* up, down, above or below the target */
  const char *target;     /* (nullable) */
  const char *expected;   /* (nullable): NULL when it cannot go there, or is there already */
} MoveRow;

static const MoveRow moves[] = {
  { "first-up", "a", 'u', NULL, NULL },
  { "into-case-at-its-start", "a", 'd', NULL, "c c/a c/c1 c/c2 e f f/f1" },
  { "out-of-case-at-its-start", "c1", 'u', NULL, "a c1 c c/c2 e f f/f1" },
  { "within-case-down", "c1", 'd', NULL, "a c c/c2 c/c1 e f f/f1" },
  { "within-case-up", "c2", 'u', NULL, "a c c/c2 c/c1 e f f/f1" },
  { "out-of-case-at-its-end", "c2", 'd', NULL, "a c c/c1 c2 e f f/f1" },
  { "into-case-at-its-end", "e", 'u', NULL, "a c c/c1 c/c2 c/e f f/f1" },
  { "last-in-last-case", "f1", 'd', NULL, "a c c/c1 c/c2 e f f1" },
  { "case-up", "c", 'u', NULL, "c c/c1 c/c2 a e f f/f1" },
  { "case-down", "c", 'd', NULL, "a e c c/c1 c/c2 f f/f1" },
  { "last-case-down", "f", 'd', NULL, NULL },
  { "case-past-case", "f", 'u', NULL, "a c c/c1 c/c2 f f/f1 e" },

  { "drop-into-case", "a", '>', "c", "c c/a c/c1 c/c2 e f f/f1" },
  { "drop-before-case", "e", '<', "c", "a e c c/c1 c/c2 f f/f1" },
  { "drop-between-its-items", "a", '>', "c1", "c c/c1 c/a c/c2 e f f/f1" },
  { "drop-at-its-end", "a", '>', "c2", "c c/c1 c/c2 c/a e f f/f1" },
  { "drop-in-other-case", "c1", '<', "f1", "a c c/c2 e f f/c1 f/f1" },
  { "drop-below-all", "a", '>', NULL, "c c/c1 c/c2 e f f/f1 a" },
  { "drop-case-on-item-of-case", "f", '<', "c2", "a f f/f1 c c/c1 c/c2 e" },
  { "drop-case-below-item-of-case", "f", '>', "c1", "a c c/c1 c/c2 f f/f1 e" },
  { "drop-on-itself", "a", '<', "a", NULL },
  { "drop-below-itself", "c1", '>', "c1", NULL },
  { "drop-where-it-is", "c2", '>', "c1", NULL },
  { "drop-case-on-its-own-item", "c", '>', "c1", NULL },
  { "drop-case-where-it-is", "c", '<', "e", NULL },
};

static void
test_move (gconstpointer data)
{
  const MoveRow *row = data;
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (BANK, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  GListModel *entries = exam_bank_editor_get_entries (editor);
  ExamEntry *entry = find (editor, row->id);
  ExamEntry *target = row->target != NULL ? find (editor, row->target) : NULL;
  ExamEntry *parent = NULL, *before = NULL;
  g_autofree char *ids = NULL;
  gboolean found;

  if (row->direction == 'u')
    found = exam_entry_order_find_up (entries, entry, &parent, &before);
  else if (row->direction == 'd')
    found = exam_entry_order_find_down (entries, entry, &parent, &before);
  else
    found = exam_entry_order_find_drop (entries, entry, target, row->direction == '>', &parent, &before);

  if (row->expected == NULL)
    {
      g_assert_false (found);
      return;
    }
  g_assert_true (found);
  g_assert_true (exam_bank_editor_move (editor, entry, parent, before));
  ids = list_ids (editor);
  g_assert_cmpstr (ids, ==, row->expected);

  exam_manuscript_undo (manuscript);
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, BANK);
}

/* --- Pieces of text --- */

typedef struct {
  const char *name;
  const char *xml;
  const char *expected;
} TextRow;

static const TextRow folds[] = {
  { "words", "<stem>A  Patient\n   comes</stem>", "a patient comes " },
  { "attributes", "<item id='X-1'>T</item>", "x-1 t " },
  { "within-words", "<p>H<sub>2</sub>O is <b>Not</b> it</p>", "h2o is not it " },
  { "paragraphs", "<p>One</p><p>Two</p>", "one two " },
  { "accents", "<p>ÁRBOL</p>", "árbol " },
  { "comments", "a<!-- don't <p> -->b", "ab" },
  { "angle-in-attribute", "<img alt=\"a > b\"/>x", "a > b x" },
};

static void
test_fold (gconstpointer data)
{
  const TextRow *row = data;
  g_autofree char *text = exam_entry_xml_fold (row->xml, strlen (row->xml));

  g_assert_cmpstr (text, ==, row->expected);
}

static const TextRow trims[] = {
  { "item", "\n  <item id=\"a\"/>\n", "<item id=\"a\"/>" },
  { "case", "<case\nid=\"a\"></case>", "<case\nid=\"a\"></case>" },
  { "other-element", "<items/>", NULL },
  { "words", "Which code?", NULL },
  { "empty", "", NULL },
};

static void
test_trim (gconstpointer data)
{
  const TextRow *row = data;
  g_autofree char *text = exam_entry_xml_trim (row->xml);

  g_assert_cmpstr (text, ==, row->expected);
}

/* What is not taken stays; what is gets another id, each its own; ids of other elements are nobody's business. */
static void
test_refresh (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (BANK, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  const char *xml = "<case id = 'c'>\n<!-- <item id=\"a\"/> --><document title=' id=\"a\"'/><item id=\"a\"/>"
                    "<item domain=\"d\" id=\"a\"/><item id=\"new\"/></case>";
  g_autofree char *fresh = exam_entry_xml_refresh_ids (xml, editor);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("(?:<item|domain=\"d\") id=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *case_id = exam_entry_xml_dup_id (fresh);

  g_assert_nonnull (strstr (fresh, "<!-- <item id=\"a\"/> --><document title=' id=\"a\"'/>"));
  g_assert_nonnull (strstr (fresh, "<item id=\"new\"/>"));
  g_assert_cmpstr (case_id, !=, "c");
  g_assert_true (g_str_has_prefix (fresh, "<case id = '"));
  g_regex_match (regex, strstr (fresh, "<document"), 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      char *id = g_match_info_fetch (match, 1);

      g_assert_null (find (editor, id));
      g_assert_true (g_hash_table_add (ids, id));
    }
  g_assert_cmpuint (g_hash_table_size (ids), ==, 3);
}

static void
test_images (void)
{
  g_autoptr (GPtrArray) images =
    exam_entry_xml_list_images ("<item><!-- <img src=\"no.png\"/> --><stem><img alt='a src=\"no\"' src=\"a.png\"/>"
                                "<p>x</p><img src = 'b/c.png'/></stem></item>");

  g_assert_cmpuint (images->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (images, 0), ==, "a.png");
  g_assert_cmpstr (g_ptr_array_index (images, 1), ==, "b/c.png");
}

/* What is new is what the schema has, but for what is yet to be written. */
static void
test_new (void)
{
  for (ExamItemKind kind = EXAM_ITEM_SINGLE_CHOICE; kind <= EXAM_ITEM_TYPED_CODES; kind++)
    {
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (BANK, -1);
      g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
      g_autofree char *xml = exam_entry_xml_new_item (kind, "n", "d");
      g_autoptr (GError) error = NULL;
      ExamEntry *entry = exam_bank_editor_insert (editor, xml, find (editor, "c"), NULL, &error);
      g_autoptr (ExamItemSheet) sheet = NULL;
      g_autofree char *ids = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (entry);
      sheet = exam_bank_editor_read_item (editor, entry);
      g_assert_cmpstr (sheet->id, ==, "n");
      g_assert_cmpint (sheet->kind, ==, kind);
      g_assert_false (sheet->odd);
      ids = list_ids (editor);
      g_assert_cmpstr (ids, ==, "a c c/c1 c/c2 c/n e f f/f1");
    }
}

static void
test_new_case (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (BANK, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  g_autofree char *xml = exam_entry_xml_new_case ("n", "d");
  ExamEntry *entry = exam_bank_editor_insert (editor, xml, NULL, find (editor, "e"), NULL);
  g_autoptr (ExamCaseSheet) sheet = exam_bank_editor_read_case (editor, entry);
  g_autofree char *ids = list_ids (editor);

  g_assert_cmpuint (sheet->documents->len, ==, 1);
  g_assert_cmpstr (ids, ==, "a c c/c1 c/c2 n n/n-1 e f f/f1");
}

/* --- Another bank --- */

static void
test_append (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *path = NULL;
  g_autofree char *image = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;
  const char *with_image = "<item id=\"a\" domain=\"d\"><stem><p>x</p><img src=\"i.png\" alt=\"i\"/><img src=\"../i.png\" alt=\"i\"/>"
                           "</stem><choice><option key=\"yes\">1</option><option>2</option></choice></item>";

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  path = test_write_file (other, "bank.xml", BANK, -1);
  image = test_write_file (folder, "i.png", "picture", -1);

  id = exam_bank_text_append (path, with_image, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, !=, "a");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "<bank"));
  xml = g_strdup_printf ("<item id=\"%s\"", id);
  g_assert_nonnull (strstr (text, xml));
  g_clear_pointer (&text, g_free);
  g_free (image);
  image = g_build_filename (other, "i.png", NULL);
  g_assert_true (g_file_get_contents (image, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "picture");

  /* Another picture of that name there */
  g_assert_true (g_file_set_contents (image, "other", -1, NULL));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (exam_bank_text_append (path, with_image, folder, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_pointer (&xml, g_free);
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  g_assert_cmpstr (xml, ==, text);

  /* No bank at all */
  g_assert_true (g_file_set_contents (path, "<bank><item></bank>", -1, NULL));
  g_assert_null (exam_bank_text_append (path, ITEM ("a"), NULL, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_INVALID);
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  exam_xml_parser_init ();
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/entry-order/move/", moves, test_move);
  TEST_ADD_ROWS ("/entry-xml/fold/", folds, test_fold);
  TEST_ADD_ROWS ("/entry-xml/trim/", trims, test_trim);
  g_test_add_func ("/entry-xml/refresh-ids", test_refresh);
  g_test_add_func ("/entry-xml/images", test_images);
  g_test_add_func ("/entry-xml/new-item", test_new);
  g_test_add_func ("/entry-xml/new-case", test_new_case);
  g_test_add_func ("/bank-text/append", test_append);

  return g_test_run ();
}
