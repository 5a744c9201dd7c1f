/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-bank-editor.h"
#include "test-support.h"

/* How the entries of an editor keep up with what is done to the text. */

#define HEAD "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">\n  <title>T</title>\n"
#define TAIL "</bank>\n"

static const char small[] =
  HEAD
  "  <!-- part -->\n"
  "  <item id=\"a\" domain=\"d\"><stem>One <b>two</b></stem><choice/></item>\n"
  "  <item id=\"b\" domain=\"d\"/>\n"
  "  <case id=\"c\" title=\"Case &amp; co\">\n"
  "    <document title=\"D\"><![CDATA[<x>]]></document>\n"
  "    <item id=\"c-1\" domain=\"d\"><stem>s</stem></item>\n"
  "    <item id=\"c-2\"><stem><p>p</p><pre>q\n</pre></stem></item>\n"
  "  </case>\n"
  "  <!-- part -->\n"
  "  <item id=\"d\" domain=\"e\"><stem>s</stem></item>\n"
  TAIL;

static ExamEntry *
get_entry (ExamBankEditor *editor,
           guint           index)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (exam_bank_editor_get_entries (editor), index);

  return entry;
}

static guint
get_n_entries (ExamBankEditor *editor)
{
  return g_list_model_get_n_items (exam_bank_editor_get_entries (editor));
}

static char *
describe (ExamBankEditor *editor)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < get_n_entries (editor); i++)
    {
      ExamEntry *entry = get_entry (editor, i);
      ExamEntry *exam_case = exam_entry_get_case (entry);
      gsize start, end;

      exam_entry_get_range (entry, &start, &end);
      g_string_append_printf (text, "%d %s %s %s in %s %zu-%zu\n", exam_entry_get_kind (entry), exam_entry_get_id (entry),
                              exam_entry_get_domain (entry), exam_entry_get_summary (entry),
                              exam_case != NULL ? exam_entry_get_id (exam_case) : "", start, end);
    }
  return g_string_free (text, FALSE);
}

/* --- Copies of the list --- */

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GPtrArray  *copy)
{
  g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
assert_copy (GPtrArray      *copy,
             ExamBankEditor *editor)
{
  g_assert_cmpuint (copy->len, ==, get_n_entries (editor));
  for (guint i = 0; i < copy->len; i++)
    g_assert_true (g_ptr_array_index (copy, i) == (gpointer) get_entry (editor, i));
}

/* What is known is what would be if the text were read for the first time. */
static void
assert_fresh (ExamBankEditor *editor)
{
  gsize length;
  const char *text = exam_manuscript_get_text (exam_bank_editor_get_manuscript (editor), &length);
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, (gssize) length);
  g_autoptr (ExamBankEditor) fresh = exam_bank_editor_new (manuscript);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  int line, column, fresh_line, fresh_column;

  g_assert_cmpint (exam_bank_editor_is_sound (editor), ==, exam_bank_editor_is_sound (fresh));
  g_assert_cmpstr (exam_bank_editor_get_fault (editor, &line, &column), ==,
                   exam_bank_editor_get_fault (fresh, &fresh_line, &fresh_column));
  g_assert_cmpint (line, ==, fresh_line);
  g_assert_cmpint (column, ==, fresh_column);
  if (!exam_bank_editor_is_sound (fresh))
    return;
  found = describe (editor);
  expected = describe (fresh);
  g_assert_cmpstr (found, ==, expected);
}

/* --- Any change --- */

static void
splice_at_random (GRand          *random,
                  ExamManuscript *manuscript)
{
  static const char *const pieces[] = {
    "", "x", "<", ">", "</item>", "<item id=\"n\">", "<item/>", "<!--", "-->", "<case>", "</case>", "]]>", "<![CDATA[", "\"", "&",
    "&amp;", "\n", "<stem>", "</stem>", "<item id=\"new\" domain=\"d\"><stem>New</stem></item>", "</bank>", "é",
  };
  static const char *const whole[] = {
    "x", "&amp;", "<item id=\"n\"/>", "<!-- <item> -->", "<case id=\"n\"><item/></case>", "<title/>", "<?pi?>", "\n",
  };
  gsize length;
  const char *text = exam_manuscript_get_text (manuscript, &length);
  gsize offset = (gsize) g_rand_int_range (random, 0, (int) length + 1);
  gsize removed = g_rand_boolean (random) ? 0 : (gsize) g_rand_int_range (random, 0, 60);
  const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

  /* Mostly something whole. */
  if (g_rand_boolean (random))
    {
      const char *tag = strchr (text + offset, '<');

      offset = tag != NULL ? (gsize) (tag - text) : length;
      tag = offset < length ? strchr (text + offset, '>') : NULL;
      removed = tag != NULL && g_rand_int_range (random, 0, 6) == 0 ? (gsize) (tag + 1 - text) - offset : 0;
      if (removed == 0)
        piece = whole[g_rand_int_range (random, 0, G_N_ELEMENTS (whole))];
    }
  removed = MIN (removed, length - offset);
  while (((guchar) text[offset] & 0xC0) == 0x80)
    offset--, removed++;
  while (((guchar) text[offset + removed] & 0xC0) == 0x80)
    removed++;
  exam_manuscript_splice (manuscript, offset, removed, piece, -1);
}

static void
test_any (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  guint n_sound = 0;

  for (guint i = 0; i < (g_test_slow () ? 3000 : 150); i++)
    {
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (small, -1);
      g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
      g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *before = describe (editor);
      g_autofree char *after = NULL;
      guint n = (guint) g_rand_int_range (random, 1, 12);

      items_changed_cb (exam_bank_editor_get_entries (editor), 0, 0, get_n_entries (editor), copy);
      g_signal_connect (exam_bank_editor_get_entries (editor), "items-changed", G_CALLBACK (items_changed_cb), copy);
      for (guint j = 0; j < n; j++)
        {
          gboolean whole = g_rand_boolean (random);

          if (whole)
            exam_manuscript_begin (manuscript, NULL);
          splice_at_random (random, manuscript);
          if (whole)
            {
              splice_at_random (random, manuscript);
              exam_manuscript_end (manuscript);
            }
          assert_fresh (editor);
          assert_copy (copy, editor);
          n_sound += exam_bank_editor_is_sound (editor);
          if (g_rand_int_range (random, 0, 4) == 0)
            {
              exam_manuscript_undo (manuscript);
              assert_fresh (editor);
            }
        }
      while (exam_manuscript_can_undo (manuscript))
        exam_manuscript_undo (manuscript);
      after = describe (editor);
      g_assert_cmpstr (after, ==, before);
      assert_copy (copy, editor);
    }
  g_assert_cmpuint (n_sound, >, 10);
}

/* --- Identity and signals --- */

static void
changed_cb (ExamBankEditor *editor,
            ExamEntry      *entry,
            GString        *heard)
{
  g_string_append_printf (heard, "%s ", exam_entry_get_id (entry));
}

static void
head_cb (ExamBankEditor *editor,
         GString        *heard)
{
  g_string_append (heard, "head ");
}

static void
list_cb (GListModel *model,
         guint       position,
         guint       removed,
         guint       added,
         GString    *heard)
{
  g_string_append_printf (heard, "%u-%u+%u ", position, removed, added);
}

static void
assert_heard (GString    *heard,
              const char *expected)
{
  g_assert_cmpstr (g_strchomp (heard->str), ==, expected);
  g_string_truncate (heard, 0);
}

static void
replace (ExamManuscript *manuscript,
         const char     *old,
         const char     *new)
{
  const char *text = exam_manuscript_get_text (manuscript, NULL);
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  exam_manuscript_splice (manuscript, (gsize) (at - text), strlen (old), new, -1);
}

static void
test_identity (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (small, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (ExamEntry) a = g_object_ref (get_entry (editor, 0));
  g_autoptr (ExamEntry) b = g_object_ref (get_entry (editor, 1));
  g_autoptr (ExamEntry) c = g_object_ref (get_entry (editor, 2));
  g_autoptr (ExamEntry) c_1 = g_object_ref (get_entry (editor, 3));
  g_autoptr (ExamEntry) c_2 = g_object_ref (get_entry (editor, 4));
  g_autoptr (ExamEntry) d = g_object_ref (get_entry (editor, 5));
  gsize start, end;

  g_assert_cmpstr (exam_entry_get_summary (a), ==, "One two");
  g_assert_cmpstr (exam_entry_get_summary (c), ==, "Case & co");
  g_assert_cmpstr (exam_entry_get_summary (c_2), ==, "p q");
  g_assert_true (exam_entry_get_case (c_1) == c);
  g_signal_connect (editor, "entry-changed", G_CALLBACK (changed_cb), heard);
  g_signal_connect (editor, "head-changed", G_CALLBACK (head_cb), heard);
  g_signal_connect (editor, "items-changed", G_CALLBACK (list_cb), heard);

  replace (manuscript, "One", "Two");
  assert_heard (heard, "a");
  g_assert_cmpstr (exam_entry_get_summary (a), ==, "Two two");
  replace (manuscript, "<title>T", "<title>U");
  assert_heard (heard, "head");
  replace (manuscript, "\"c-1\"", "\"c-9\"");
  assert_heard (heard, "c-9");
  g_assert_true (get_entry (editor, 3) == c_1);
  replace (manuscript, "<x>", "<y>");
  assert_heard (heard, "c");
  replace (manuscript, "<!-- part -->\n  <item id=\"d\"", "<!-- other -->\n  <item id=\"d\"");
  assert_heard (heard, "");

  g_assert_true (exam_bank_editor_move (editor, d, NULL, a));
  assert_heard (heard, "5-1+0 0-0+1");
  g_assert_true (get_entry (editor, 0) == d);
  exam_manuscript_undo (manuscript);
  assert_heard (heard, "6-0+1 0-1+0");
  g_assert_true (get_entry (editor, 5) == d);
  g_assert_true (exam_bank_editor_move (editor, c_1, NULL, b));
  g_assert_true (get_entry (editor, 1) == c_1);
  g_assert_null (exam_entry_get_case (c_1));
  exam_manuscript_undo (manuscript);
  g_assert_true (get_entry (editor, 3) == c_1 && exam_entry_get_case (c_1) == c);
  g_string_truncate (heard, 0);

  g_assert_true (exam_bank_editor_remove (editor, b));
  assert_heard (heard, "1-1+0");
  exam_entry_get_range (b, &start, &end);
  g_assert_cmpuint (start, ==, end);
  g_assert_null (exam_bank_editor_read_item (editor, b));
  g_assert_false (exam_bank_editor_set_stem (editor, b, NULL));
  g_assert_true (exam_bank_editor_find (editor, 0) == NULL);
  exam_entry_get_range (c_2, &start, &end);
  g_assert_true (exam_bank_editor_find (editor, start) == c_2 && exam_bank_editor_find (editor, end) == c);
}

/* While one types in the source the entries stay, and all but what is typed in can be read. */
static void
test_unsound (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (small, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  g_autoptr (ExamItemSheet) sheet = NULL;
  g_autofree char *text = NULL;
  int line, column;

  replace (manuscript, "<b>two", "<b two");
  g_assert_false (exam_bank_editor_is_sound (editor));
  g_assert_nonnull (exam_bank_editor_get_fault (editor, &line, &column));
  g_assert_cmpint (line, ==, 4);
  g_assert_cmpuint (get_n_entries (editor), ==, 6);
  g_assert_null (exam_bank_editor_read_item (editor, get_entry (editor, 0)));
  sheet = exam_bank_editor_read_item (editor, get_entry (editor, 5));
  g_assert_cmpstr (sheet->id, ==, "d");

  text = g_strdup (exam_manuscript_get_text (manuscript, NULL));
  g_assert_false (exam_bank_editor_set_stem (editor, get_entry (editor, 5), NULL));
  g_assert_false (exam_bank_editor_remove (editor, get_entry (editor, 5)));
  g_assert_false (exam_bank_editor_set_head (editor, "title", "x"));
  g_assert_null (exam_bank_editor_insert (editor, "<item/>", NULL, NULL, NULL));
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, text);

  replace (manuscript, "<b two", "<b>two");
  g_assert_true (exam_bank_editor_is_sound (editor));
  g_assert_null (exam_bank_editor_get_fault (editor, NULL, NULL));
  assert_fresh (editor);
}

static void
test_insert (void)
{
  static const char *const bad[] = {
    "", "x", "<item>", "<stem/>", "<item/><item/>", "<item/>x", "<!-- c -->", "<m:item xmlns:m=\"urn:mockingbird:exam:1\"/>",
    "</bank><bank xmlns=\"urn:mockingbird:exam:1\"><item/>",
  };
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (HEAD TAIL, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  ExamEntry *exam_case, *item;
  g_autofree char *id = NULL;
  g_autoptr (GError) case_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (exam_bank_editor_insert (editor, bad[i], NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, HEAD TAIL);
    }

  exam_case = exam_bank_editor_insert (editor, "<case id=\"c-1\">\n\t<document title=\"x\"><pre>a\n\tb</pre></document>\n</case>", NULL, NULL, NULL);
  g_assert_cmpint (exam_entry_get_kind (exam_case), ==, EXAM_ENTRY_CASE);
  g_assert_null (exam_bank_editor_insert (editor, "<case/>", exam_case, NULL, &case_error));
  g_assert_nonnull (case_error);
  item = exam_bank_editor_insert (editor, "<!-- n -->\n<item id=\"c-1\"/>", exam_case, NULL, NULL);
  g_assert_cmpstr (exam_entry_get_id (item), ==, "c-2");
  g_assert_true (exam_entry_get_case (item) == exam_case);
  item = exam_bank_editor_insert (editor, "<item id='c-02'/>", NULL, exam_case, NULL);
  g_assert_true (get_entry (editor, 0) == item);
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==,
                   HEAD "\n  <item id='c-02'/>\n\n  <case id=\"c-1\">\n    <document title=\"x\"><pre>a\n\tb</pre></document>\n"
                   "    <!-- n -->\n    <item id=\"c-2\"/>\n  </case>\n" TAIL);
  id = exam_bank_editor_make_id (editor, "c-02");
  g_assert_cmpstr (id, ==, "c-03");
  g_assert_true (exam_bank_editor_remove (editor, item));
  g_assert_true (exam_bank_editor_remove (editor, exam_case));
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, HEAD TAIL);
}

/* --- Large banks --- */

static char *
make_large (guint n_items)
{
  GString *text = g_string_new (HEAD);

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (text, "  <item id=\"i-%u\" domain=\"d\">\n    <stem>%0700u</stem>\n  </item>\n", i, i);
  g_string_append (text, TAIL);
  return g_string_free (text, FALSE);
}

static void
notify_cb (ExamBankEditor *editor,
           GParamSpec     *pspec,
           GMainLoop      *loop)
{
  if (exam_bank_editor_get_fault (editor, NULL, NULL) != NULL || exam_bank_editor_is_sound (editor))
    g_main_loop_quit (loop);
}

static void
test_large (void)
{
  g_autofree char *text = make_large (2000);
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (ExamEntry) last = g_object_ref (get_entry (editor, 1999));
  int line, column;

  test_limit_time (60);

  /* A fault is known at once, with its place in the whole text. */
  replace (manuscript, "i-1500\" domain=\"d\">\n    <stem>", "i-1500\" domain=\"d\">\n    <stem");
  g_assert_false (exam_bank_editor_is_sound (editor));
  g_assert_nonnull (exam_bank_editor_get_fault (editor, &line, &column));
  g_assert_cmpint (line, ==, 2 + 1500 * 3 + 2);
  exam_bank_editor_settle (editor);
  assert_fresh (editor);
  exam_manuscript_undo (manuscript);
  g_assert_true (exam_bank_editor_is_sound (editor));

  /* A comment that swallows many entries is sound again in the end. */
  replace (manuscript, "  <item id=\"i-10\"", "<!--  <item id=\"i-10\"");
  g_assert_false (exam_bank_editor_is_sound (editor));
  replace (manuscript, "  <item id=\"i-1990\"", "-->  <item id=\"i-1990\"");
  g_signal_connect (editor, "notify::sound", G_CALLBACK (notify_cb), loop);
  if (!exam_bank_editor_is_sound (editor))
    g_main_loop_run (loop);
  while (!exam_bank_editor_is_sound (editor))
    g_main_loop_run (loop);
  g_assert_cmpuint (get_n_entries (editor), ==, 20);
  g_assert_true (get_entry (editor, 19) == last);
  assert_fresh (editor);

  /* Who does not want to wait need not. */
  exam_manuscript_undo (manuscript);
  exam_manuscript_undo (manuscript);
  exam_bank_editor_settle (editor);
  g_assert_cmpuint (get_n_entries (editor), ==, 2000);
  assert_fresh (editor);
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, text);
}

/* An editor that goes away while a scan is under way leaves nothing behind. */
static void
test_dispose (void)
{
  g_autofree char *text = make_large (2000);
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  ExamBankEditor *editor = exam_bank_editor_new (manuscript);

  replace (manuscript, "  <item id=\"i-10\"", "<!--  <item id=\"i-10\"");
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  g_object_unref (editor);
  g_assert_null (editor);
  g_main_context_iteration (NULL, TRUE);
  replace (manuscript, "i-10", "i-11");
}

/* --- Hostile banks --- */

static char *
repeat (const char *before,
        const char *piece,
        guint       n,
        const char *behind)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, behind);
  return g_string_free (text, FALSE);
}

/* All on one line, and much of it: nothing may take the square of its length. */
static void
test_one_line (void)
{
  GString *text = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\">");
  g_autofree char *words = repeat ("<p>w", " word", 20000, "</p>");
  g_autoptr (ExamText) rich = exam_text_new_from_markup (words, -1);
  g_autoptr (ExamText) again = NULL;
  g_autoptr (ExamItemSheet) sheet = NULL;
  g_autoptr (ExamManuscript) manuscript = NULL;
  g_autoptr (ExamBankEditor) editor = NULL;
  ExamEntry *entry;

  test_limit_time (60);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "<item id=\"i-%u\"><stem>%0900u</stem><choice><option>a</option><option>b</option></choice></item>", i, i);
  g_string_append (text, "</bank>");
  manuscript = exam_manuscript_new (text->str, (gssize) text->len);
  editor = exam_bank_editor_new (manuscript);
  g_assert_cmpuint (get_n_entries (editor), ==, 20000);

  entry = get_entry (editor, 10000);
  g_assert_true (exam_bank_editor_set_stem (editor, entry, rich));
  words[3] = 'v';
  again = exam_text_new_from_markup (words, -1);
  g_assert_true (exam_bank_editor_set_stem (editor, entry, again));
  sheet = exam_bank_editor_read_item (editor, entry);
  g_assert_true (exam_text_equal (sheet->stem, again));
  g_assert_true (exam_bank_editor_move_option (editor, entry, 0, 1));
  g_assert_true (exam_bank_editor_move (editor, entry, NULL, get_entry (editor, 0)));
  g_assert_nonnull (exam_bank_editor_duplicate (editor, entry));
  while (exam_manuscript_can_undo (manuscript))
    exam_manuscript_undo (manuscript);
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, text->str);
  g_string_free (text, TRUE);
}

static void
test_hostile (void)
{
  g_autofree char *attributes = repeat (HEAD "<item", " a=\"\"", 100000, "/>" TAIL);
  g_autofree char *nested = repeat (HEAD, "<x>", 100000, TAIL);
  g_autofree char *open = repeat (HEAD, "<!-- ", 100000, TAIL);
  g_autofree char *items = repeat (HEAD, "<item/>", 100000, TAIL);
  const char *const hostile[] = { attributes, nested, open, items };

  test_limit_time (60);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (hostile[i], -1);
      g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);

      g_assert_cmpint (exam_bank_editor_is_sound (editor), ==, hostile[i] == items);
      exam_manuscript_splice (manuscript, strlen (HEAD), 0, "<item/>", -1);
      exam_bank_editor_settle (editor);
      g_assert_cmpint (exam_bank_editor_is_sound (editor), ==, hostile[i] == items);
    }
}

/* --- Other texts --- */

static const struct { const char *text; gboolean sound; guint n; } texts[] = {
  { "", FALSE, 0 },
  { "x", FALSE, 0 },
  { "<bank/>", FALSE, 0 },
  { "<format xmlns=\"urn:mockingbird:exam:1\"/>", FALSE, 0 },
  { "<bank xmlns=\"urn:mockingbird:exam:1\"/>", TRUE, 0 },
  { "<m:bank xmlns:m=\"urn:mockingbird:exam:1\"><m:item/></m:bank>", FALSE, 0 },
  { "\xef\xbb\xbf<bank xmlns='urn:mockingbird:exam:1'><item/></bank>", TRUE, 1 },
  { HEAD "<item/><x xmlns=\"urn:x\"><item/></x><item xmlns=\"urn:x\"/><case><x><item/></x><item/></case>" TAIL, TRUE, 3 },
  { HEAD "<!-- <item/> --><?pi <item/> ?><title><![CDATA[<item/>]]></title>" TAIL, TRUE, 0 },
  { "<!DOCTYPE bank><bank xmlns=\"urn:mockingbird:exam:1\"/>", FALSE, 0 },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (texts[i].text, -1);
      g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (exam_bank_editor_is_sound (editor), ==, texts[i].sound);
      g_assert_cmpint (exam_bank_editor_get_fault (editor, NULL, NULL) == NULL, ==, texts[i].sound);
      g_assert_cmpuint (get_n_entries (editor), ==, texts[i].n);

      /* What is broken can be mended, and the other way round. */
      exam_manuscript_splice (manuscript, 0, strlen (texts[i].text), small, -1);
      g_assert_true (exam_bank_editor_is_sound (editor));
      g_assert_cmpuint (get_n_entries (editor), ==, 6);
      exam_manuscript_undo (manuscript);
      assert_fresh (editor);
    }
}

/* A form can begin with a bank that is but a tag, and an item that is. */
static void
test_from_nothing (void)
{
  static const char *const nobody[] = { NULL };
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("<bank xmlns=\"urn:mockingbird:exam:1\"/>", -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  g_autoptr (ExamText) text = exam_text_new_from_plain ("Why?");
  ExamEntry *entry;

  g_assert_true (exam_bank_editor_set_head (editor, "id", "b"));
  g_assert_true (exam_bank_editor_set_authors (editor, nobody));
  entry = exam_bank_editor_insert (editor, "<item id=\"i\"/>", NULL, NULL, NULL);
  g_assert_true (exam_bank_editor_set_stem (editor, entry, text));
  g_assert_true (exam_bank_editor_set_kind (editor, entry, EXAM_ITEM_SINGLE_CHOICE));
  g_assert_true (exam_bank_editor_set_option_text (editor, entry, 3, text));
  g_assert_true (exam_bank_editor_set_head (editor, "title", "T"));
  g_assert_true (exam_bank_editor_set_head (editor, "license", "L"));
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==,
                   "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\">\n"
                   "  <title>T</title>\n"
                   "  <license>L</license>\n"
                   "\n"
                   "  <item id=\"i\">\n"
                   "    <stem>Why?</stem>\n"
                   "    <choice>\n"
                   "      <option></option>\n"
                   "      <option></option>\n"
                   "      <option></option>\n"
                   "      <option>Why?</option>\n"
                   "    </choice>\n"
                   "  </item>\n"
                   "</bank>");
}

/* Typing into one field is one step. */
static void
test_runs (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (small, -1);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  ExamEntry *a = get_entry (editor, 0), *d = get_entry (editor, 5);
  static const char *const typed[] = { "d", "do", "dom", "doma" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (exam_bank_editor_set_attribute (editor, a, "domain", typed[i]));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (exam_bank_editor_set_attribute (editor, d, "domain", typed[i]));
  exam_manuscript_undo (manuscript);
  g_assert_cmpstr (exam_entry_get_domain (a), ==, "doma");
  g_assert_cmpstr (exam_entry_get_domain (d), ==, "e");
  exam_manuscript_undo (manuscript);
  g_assert_cmpstr (exam_entry_get_domain (a), ==, "d");
  g_assert_false (exam_manuscript_can_undo (manuscript));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bank-outline/any", test_any);
  g_test_add_func ("/bank-outline/identity", test_identity);
  g_test_add_func ("/bank-outline/unsound", test_unsound);
  g_test_add_func ("/bank-outline/insert", test_insert);
  g_test_add_func ("/bank-outline/large", test_large);
  g_test_add_func ("/bank-outline/dispose", test_dispose);
  g_test_add_func ("/bank-outline/one-line", test_one_line);
  g_test_add_func ("/bank-outline/hostile", test_hostile);
  g_test_add_func ("/bank-outline/texts", test_texts);
  g_test_add_func ("/bank-outline/from-nothing", test_from_nothing);
  g_test_add_func ("/bank-outline/runs", test_runs);

  return g_test_run ();
}
