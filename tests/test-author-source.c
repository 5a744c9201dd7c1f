/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "app/author/exam-author-source.h"
#include "app/author/exam-source-mirror.h"
#include "test-support.h"

/* A bank as its source, by itself in a window. */

#define BANK \
  "<?xml version=\"1.0\"?>\n" \
  "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">\n" \
  "  <title>T</title>\n" \
  "  <item id=\"one\" domain=\"d\">\n" \
  "    <stem>First?</stem>\n" \
  "  </item>\n" \
  "  <item id=\"two\" domain=\"d\">\n" \
  "    <stem>Second?</stem>\n" \
  "  </item>\n" \
  "</bank>\n"

typedef struct {
  ExamManuscript *manuscript;
  ExamBankEditor *editor;
  GtkWidget      *window;
  GtkWidget      *source;   /* borrowed */
  GtkTextView    *view;     /* borrowed */
  GtkTextBuffer  *buffer;   /* borrowed */
  GString        *selected; /* ids of entries that were told, each with a space behind it */
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static void
entry_selected_cb (Fixture   *self,
                   ExamEntry *entry)
{
  g_string_append_printf (self->selected, "%s ", entry != NULL ? exam_entry_get_id (entry) : "-");
}

static void
wait_for_map (Fixture *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (self->source))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
set_up (Fixture    *self,
        const char *text)
{
  self->manuscript = exam_manuscript_new (text, -1);
  self->editor = exam_bank_editor_new (self->manuscript);
  self->window = adw_window_new ();
  self->source = exam_author_source_new ();
  self->view = GTK_TEXT_VIEW (find_child (self->source, GTK_SOURCE_TYPE_VIEW));
  self->buffer = gtk_text_view_get_buffer (self->view);
  self->selected = g_string_new (NULL);
  g_signal_connect_swapped (self->source, "entry-selected", G_CALLBACK (entry_selected_cb), self);
  adw_window_set_content (ADW_WINDOW (self->window), self->source);
  exam_author_source_set_editor (EXAM_AUTHOR_SOURCE (self->source), self->editor);
}

static void
tear_down (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  g_object_unref (self->editor);
  g_assert_finalize_object (self->manuscript);
  g_string_free (self->selected, TRUE);
}

static char *
get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_equal (ExamManuscript *manuscript,
              GtkTextBuffer  *buffer)
{
  g_autofree char *text = get_text (buffer);

  g_assert_cmpstr (text, ==, exam_manuscript_get_text (manuscript, NULL));
}

static void
place_cursor (Fixture    *self,
              const char *in_front_of)
{
  g_autofree char *text = get_text (self->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter,
                                      (int) g_utf8_pointer_to_offset (text, strstr (text, in_front_of)));
  gtk_text_buffer_place_cursor (self->buffer, &iter);
}

/* As the keys do it. */
static void
type (Fixture    *self,
      const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gtk_text_buffer_begin_user_action (self->buffer);
      gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (self->buffer, at, (int) (g_utf8_next_char (at) - at), TRUE);
      gtk_text_buffer_end_user_action (self->buffer);
    }
}

static void
press_backspace (Fixture *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_buffer_backspace (self->buffer, &iter, TRUE, TRUE);
}

/* --- Mirror --- */

static const char *const pieces[] = {
  "a", "é", "€", "\xF0\x9F\x98\x80", "\n", "\r", "\r\n", "\xE2\x80\xA9", "\xE2\x80\xA8", "<item>", "\n\n", "\r\r\n", "e\xCC\x81", "words and words",
};

static const char *
random_piece (GRand *random)
{
  return pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
}

/* A byte at which a character begins. */
static gsize
random_offset (GRand          *random,
               ExamManuscript *manuscript)
{
  gsize length, offset;
  const char *text = exam_manuscript_get_text (manuscript, &length);

  offset = (gsize) g_rand_int_range (random, 0, (int) length + 1);
  while (offset > 0 && ((guchar) text[offset] & 0xC0) == 0x80)
    offset--;
  return offset;
}

static void
edit_manuscript (GRand          *random,
                 ExamManuscript *manuscript)
{
  gsize a = random_offset (random, manuscript), b = random_offset (random, manuscript);

  if (g_rand_boolean (random))
    b = a;
  exam_manuscript_splice (manuscript, MIN (a, b), MAX (a, b) - MIN (a, b), random_piece (random), -1);
}

static void
edit_buffer (GRand         *random,
             GtkTextBuffer *buffer)
{
  int length = gtk_text_buffer_get_char_count (buffer);
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, g_rand_int_range (random, 0, length + 1));
  if (g_rand_int_range (random, 0, 3) == 0)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &end, g_rand_int_range (random, 0, length + 1));
      gtk_text_buffer_delete (buffer, &start, &end);
    }
  gtk_text_buffer_insert (buffer, &start, random_piece (random), -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
assert_places (ExamSourceMirror *mirror,
               GtkTextBuffer    *buffer,
               GRand            *random)
{
  ExamManuscript *manuscript = exam_source_mirror_get_manuscript (mirror);
  gsize offset = random_offset (random, manuscript);
  const char *text = exam_manuscript_get_text (manuscript, NULL);
  GtkTextIter iter;

  exam_source_mirror_get_iter (mirror, offset, &iter);
  g_assert_cmpuint (exam_source_mirror_get_offset (mirror, &iter), ==, offset);
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==,
                   (int) g_utf8_strlen (text, (gssize) offset));
}

/* Whoever edits, and whatever ends the lines, both are the same; undo leads back to the beginning. */
static void
test_random_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
      GtkTextBuffer *text_buffer = GTK_TEXT_BUFFER (buffer);
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("\xEF\xBB\xBFone\r\ntwo\n\nthr\xC3\xA9\x65\r", -1);
      g_autofree char *before = g_strdup (exam_manuscript_get_text (manuscript, NULL));
      g_autoptr (ExamSourceMirror) mirror = NULL;

      gtk_text_buffer_set_enable_undo (text_buffer, FALSE);
      mirror = exam_source_mirror_new (text_buffer);
      exam_source_mirror_set_manuscript (mirror, manuscript);
      exam_source_mirror_set_live (mirror, TRUE);
      for (guint i = 0; i < 150; i++)
        {
          switch (g_rand_int_range (random, 0, 8))
            {
            case 0: case 1: case 2: edit_manuscript (random, manuscript); break;
            case 3: exam_manuscript_undo (manuscript); break;
            case 4: exam_manuscript_redo (manuscript); break;
            case 5:
              exam_source_mirror_set_live (mirror, FALSE);
              edit_manuscript (random, manuscript);
              edit_manuscript (random, manuscript);
              exam_source_mirror_set_live (mirror, TRUE);
              break;
            default: edit_buffer (random, text_buffer); break;
            }
          assert_equal (manuscript, text_buffer);
          for (guint j = 0; j < 5; j++)
            assert_places (mirror, text_buffer, random);
        }
      while (exam_manuscript_can_undo (manuscript))
        exam_manuscript_undo (manuscript);
      g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, before);
      assert_equal (manuscript, text_buffer);
    }
}

/* Nothing is loaded that is not seen, and what changed meanwhile is there when it is again. */
static void
test_lazily_loaded (void)
{
  Fixture self;

  set_up (&self, BANK);
  settle ();
  g_assert_cmpint (gtk_text_buffer_get_char_count (self.buffer), ==, 0);
  wait_for_map (&self);
  assert_equal (self.manuscript, self.buffer);

  gtk_widget_set_visible (self.source, FALSE);
  exam_manuscript_splice (self.manuscript, 0, 0, "<!-- é -->", -1);
  g_assert_cmpint (gtk_text_buffer_get_char_count (self.buffer), ==, (int) strlen (BANK));
  gtk_widget_set_visible (self.source, TRUE);
  wait_for_map (&self);
  assert_equal (self.manuscript, self.buffer);

  exam_author_source_set_editor (EXAM_AUTHOR_SOURCE (self.source), NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (self.buffer), ==, 0);
  g_assert_cmpstr (exam_manuscript_get_text (self.manuscript, NULL), ==, "<!-- é -->" BANK);
  tear_down (&self);
}

static guint
count_steps (ExamManuscript *manuscript)
{
  guint n = 0;

  for (; exam_manuscript_can_undo (manuscript); n++)
    exam_manuscript_undo (manuscript);
  return n;
}

/* What is typed in one go is taken back in one. */
static void
test_undo_steps (void)
{
  Fixture self;
  GtkTextIter start, end;

  set_up (&self, BANK);
  wait_for_map (&self);

  place_cursor (&self, "First?");
  type (&self, "The very ");
  g_assert_cmpuint (count_steps (self.manuscript), ==, 1);

  place_cursor (&self, "First?");
  type (&self, "ab");
  place_cursor (&self, "Second?");
  type (&self, "cd");
  g_assert_cmpuint (count_steps (self.manuscript), ==, 2);

  place_cursor (&self, "First?");
  type (&self, "ab");
  press_backspace (&self);
  press_backspace (&self);
  type (&self, "c");
  g_assert_cmpuint (count_steps (self.manuscript), ==, 3);

  place_cursor (&self, "First?");
  type (&self, "ab");
  gtk_text_buffer_insert_interactive_at_cursor (self.buffer, "pasted", -1, TRUE);
  type (&self, "cd");
  g_assert_cmpuint (count_steps (self.manuscript), ==, 3);

  /* What is selected goes with the first letter that replaces it. */
  place_cursor (&self, "First?");
  gtk_text_buffer_get_iter_at_mark (self.buffer, &start, gtk_text_buffer_get_insert (self.buffer));
  end = start;
  gtk_text_iter_forward_chars (&end, 5);
  gtk_text_buffer_select_range (self.buffer, &start, &end);
  type (&self, "Last");
  g_assert_nonnull (strstr (exam_manuscript_get_text (self.manuscript, NULL), "<stem>Last?</stem>"));
  g_assert_cmpuint (count_steps (self.manuscript), ==, 1);

  g_assert_cmpstr (exam_manuscript_get_text (self.manuscript, NULL), ==, BANK);
  assert_equal (self.manuscript, self.buffer);
  tear_down (&self);
}

/* A new line ends as those around it do. */
static void
test_line_ends (void)
{
  Fixture self;

  set_up (&self, "<bank>\r\n</bank>\r\n");
  wait_for_map (&self);
  place_cursor (&self, "</bank>");
  type (&self, "a\nb");
  g_assert_cmpstr (exam_manuscript_get_text (self.manuscript, NULL), ==, "<bank>\r\na\r\nb</bank>\r\n");
  assert_equal (self.manuscript, self.buffer);
  tear_down (&self);

  set_up (&self, "<bank>\n</bank>\n");
  wait_for_map (&self);
  place_cursor (&self, "</bank>");
  type (&self, "a\nb");
  g_assert_cmpstr (exam_manuscript_get_text (self.manuscript, NULL), ==, "<bank>\na\nb</bank>\n");
  tear_down (&self);
}

/* An undo shows what it undoes. */
static void
test_cursor (void)
{
  Fixture self;
  GtkTextIter iter;

  set_up (&self, BANK);
  wait_for_map (&self);
  place_cursor (&self, "First?");
  type (&self, "x");
  place_cursor (&self, "Second?");
  exam_manuscript_undo (self.manuscript);
  gtk_text_buffer_get_iter_at_mark (self.buffer, &iter, gtk_text_buffer_get_insert (self.buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, 4);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&iter), ==, (int) strlen ("    <stem>"));
  tear_down (&self);
}

/* --- Entries --- */

static int
get_cursor_line (Fixture *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_get_line (&iter) + 1;
}

static void
test_entries (void)
{
  Fixture self;
  GListModel *entries;
  g_autoptr (ExamEntry) second = NULL;

  set_up (&self, BANK);
  entries = exam_bank_editor_get_entries (self.editor);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, 2);
  second = g_list_model_get_item (entries, 1);

  /* It waits until it is seen, and is not told back. */
  exam_author_source_show_entry (EXAM_AUTHOR_SOURCE (self.source), second);
  wait_for_map (&self);
  g_assert_cmpint (get_cursor_line (&self), ==, 7);
  g_assert_cmpstr (self.selected->str, ==, "");

  place_cursor (&self, "Second?");
  g_assert_cmpstr (self.selected->str, ==, "");
  place_cursor (&self, "First?");
  g_assert_cmpstr (self.selected->str, ==, "one ");
  type (&self, "typed");
  place_cursor (&self, "<title>");
  g_assert_cmpstr (self.selected->str, ==, "one - ");

  exam_author_source_show_place (EXAM_AUTHOR_SOURCE (self.source), 8, 5);
  g_assert_cmpint (get_cursor_line (&self), ==, 8);
  /* Who is in the entry stays there. */
  exam_author_source_show_entry (EXAM_AUTHOR_SOURCE (self.source), second);
  g_assert_cmpint (get_cursor_line (&self), ==, 8);
  exam_author_source_show_entry (EXAM_AUTHOR_SOURCE (self.source), NULL);
  g_assert_cmpint (get_cursor_line (&self), ==, 1);
  g_assert_cmpstr (self.selected->str, ==, "one - ");
  tear_down (&self);
}

/* --- Marks --- */

static char *
list_marks (Fixture *self)
{
  GString *list = g_string_new (NULL);

  for (int line = 0; line < gtk_text_buffer_get_line_count (self->buffer); line++)
    {
      g_autoptr (GSList) marks = gtk_source_buffer_get_source_marks_at_line (GTK_SOURCE_BUFFER (self->buffer), line, NULL);

      for (GSList *at = marks; at != NULL; at = at->next)
        {
          const char *category = gtk_source_mark_get_category (at->data);
          GtkSourceMarkAttributes *attributes = gtk_source_view_get_mark_attributes (GTK_SOURCE_VIEW (self->view), category,
                                                                                     NULL);
          g_autofree char *tooltip = gtk_source_mark_attributes_get_tooltip_text (attributes, at->data);

          g_string_append_printf (list, "%d %s %s\n", line + 1, category, tooltip);
        }
    }
  return g_string_free (list, FALSE);
}

static void
test_marks (void)
{
  Fixture self;
  g_autoptr (ExamProblems) problems = exam_problems_new (), fewer = exam_problems_new ();
  g_autofree char *first = NULL, *moved = NULL, *second = NULL, *none = NULL;
  GtkTextIter iter;

  exam_problems_add (problems, EXAM_SEVERITY_WARNING, "f", 5, 5, NULL, "w1");
  exam_problems_add (problems, EXAM_SEVERITY_ERROR, "f", 8, 5, NULL, "e1");
  exam_problems_add (problems, EXAM_SEVERITY_WARNING, "f", 8, 9, NULL, "w2");
  exam_problems_add (fewer, EXAM_SEVERITY_WARNING, "f", 6, 5, NULL, "w1");

  /* They wait until they are seen. */
  set_up (&self, BANK);
  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), problems);
  wait_for_map (&self);
  first = list_marks (&self);
  g_assert_cmpstr (first, ==, "5 warning w1\n8 error e1\nw2\n");

  /* The text of the line is underlined, and the space in front of it is not. */
  gtk_text_buffer_get_iter_at_line_offset (self.buffer, &iter, 4, 4);
  g_assert_true (gtk_text_iter_starts_tag (&iter, NULL));

  place_cursor (&self, "  <title>");
  type (&self, "\n");
  moved = list_marks (&self);
  g_assert_cmpstr (moved, ==, "6 warning w1\n9 error e1\nw2\n");

  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), fewer);
  second = list_marks (&self);
  g_assert_cmpstr (second, ==, "6 warning w1\n");

  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), NULL);
  none = list_marks (&self);
  g_assert_cmpstr (none, ==, "");
  tear_down (&self);
}

/* More than are marked at once are marked all the same, and those of before go. */
static void
test_many_marks (void)
{
  GString *text = g_string_new ("<bank>\n");
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  GtkTextIter iter;
  guint n = 0;
  Fixture self;

  for (int i = 0; i < 3000; i++)
    {
      g_string_append (text, "  <!-- line -->\n");
      exam_problems_add (problems, EXAM_SEVERITY_WARNING, "f", i + 2, 1, NULL, "w");
    }
  g_string_append (text, "</bank>\n");

  set_up (&self, text->str);
  wait_for_map (&self);
  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), problems);
  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), problems);
  settle ();
  gtk_text_buffer_get_start_iter (self.buffer, &iter);
  while (gtk_source_buffer_forward_iter_to_source_mark (GTK_SOURCE_BUFFER (self.buffer), &iter, NULL))
    n++;
  g_assert_cmpuint (n, ==, 3000);

  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), NULL);
  gtk_text_buffer_get_start_iter (self.buffer, &iter);
  g_assert_false (gtk_source_buffer_forward_iter_to_source_mark (GTK_SOURCE_BUFFER (self.buffer), &iter, NULL));
  tear_down (&self);
  g_string_free (text, TRUE);
}

/* --- Finding --- */

static void
test_find (void)
{
  Fixture self;
  GtkWidget *entry;
  GtkTextIter start, end;
  g_autofree char *found = NULL;

  set_up (&self, BANK);
  wait_for_map (&self);
  g_assert_true (gtk_widget_activate_action (self.source, "source.find", NULL));
  entry = find_child (self.source, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "second");
  g_signal_emit_by_name (entry, "search-changed");
  while (!gtk_text_buffer_get_selection_bounds (self.buffer, &start, &end))
    g_main_context_iteration (NULL, TRUE);
  found = gtk_text_buffer_get_text (self.buffer, &start, &end, TRUE);
  g_assert_cmpstr (found, ==, "Second");
  g_assert_cmpint (get_cursor_line (&self), ==, 8);
  tear_down (&self);
}

/* --- Colours --- */

static void
count_frame_cb (GdkFrameClock *clock,
                guint         *n_frames)
{
  (*n_frames)++;
}

/* What has just come to be seen has its colours one frame later. */
static void
draw (Fixture *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->view));
  guint n_frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &n_frames);

  while (n_frames < 2)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->view));
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

/* Returns: (transfer full): the colour in which the character in front of which @text stands is shown; black for none */
static char *
dup_color (Fixture    *self,
           const char *text)
{
  g_autofree char *all = get_text (self->buffer);
  g_autoptr (GSList) tags = NULL;
  GdkRGBA color = { 0, 0, 0, 1 };
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) g_utf8_pointer_to_offset (all, strstr (all, text)));
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *at = tags; at != NULL; at = at->next)
    {
      g_autoptr (GdkRGBA) foreground = NULL;
      gboolean is_set;

      g_object_get (at->data, "foreground-rgba", &foreground, "foreground-set", &is_set, NULL);
      if (is_set)
        color = *foreground;
    }
  return gdk_rgba_to_string (&color);
}

static void
assert_colors (Fixture    *self,
               const char *a,
               gboolean    equal,
               const char *b)
{
  g_autofree char *color_a = dup_color (self, a), *color_b = dup_color (self, b);

  if (g_str_equal (color_a, color_b) != equal)
    g_error ("“%s” is %s, and “%s” is %s", a, color_a, b, color_b);
}

static void
test_colors (void)
{
  Fixture self;

  set_up (&self, BANK);
  wait_for_map (&self);
  draw (&self);
  assert_colors (&self, "<stem>First", TRUE, "</stem>");
  assert_colors (&self, "<stem>First", FALSE, "First?");
  assert_colors (&self, "id=\"one", FALSE, "\"one");
  assert_colors (&self, "\"one", TRUE, "\"two");

  /* All that follows is another thing, and then it is not. */
  place_cursor (&self, "<stem>First");
  type (&self, "<!-- ");
  draw (&self);
  assert_colors (&self, "First?", TRUE, "\"two");
  assert_colors (&self, "First?", FALSE, "\"one");
  for (guint i = 0; i < strlen ("<!-- "); i++)
    press_backspace (&self);
  draw (&self);
  assert_colors (&self, "<stem>First", FALSE, "First?");
  assert_colors (&self, "\"one", TRUE, "\"two");

  /* What comes from elsewhere */
  exam_manuscript_splice (self.manuscript, strstr (exam_manuscript_get_text (self.manuscript, NULL), "First?") -
                          exam_manuscript_get_text (self.manuscript, NULL), 0, "<b>Bold</b>\n", -1);
  draw (&self);
  assert_colors (&self, "<b>", TRUE, "</stem>");
  assert_colors (&self, "Bold", TRUE, "First?");
  tear_down (&self);
}

static gboolean
is_cursor_seen (Fixture *self)
{
  GdkRectangle visible, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  gtk_text_view_get_visible_rect (self->view, &visible);
  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

/* A place far below is coloured as soon as it is seen, and what is not seen is not. */
static void
test_colors_where_seen (void)
{
  g_autoptr (GString) text = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">\n");
  Fixture self;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "  <item id=\"i-%u-\" domain=\"d\">\n  </item>\n", i);
  g_string_append (text, "</bank>\n");
  set_up (&self, text->str);
  wait_for_map (&self);
  draw (&self);
  assert_colors (&self, "\"i-1-", FALSE, " id=\"i-1-");
  assert_colors (&self, "\"i-2900-", TRUE, " id=\"i-2900-");

  exam_author_source_show_place (EXAM_AUTHOR_SOURCE (self.source), 2 + 2 * 2900, 1);
  while (!is_cursor_seen (&self))
    draw (&self);
  draw (&self);
  assert_colors (&self, "\"i-2900-", FALSE, " id=\"i-2900-");
  assert_colors (&self, "\"i-2900-", TRUE, "\"i-1-");
  assert_colors (&self, "\"i-1500-", TRUE, " id=\"i-1500-");
  tear_down (&self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/author-source/random-edits", test_random_edits);
  g_test_add_func ("/author-source/lazily-loaded", test_lazily_loaded);
  g_test_add_func ("/author-source/undo-steps", test_undo_steps);
  g_test_add_func ("/author-source/line-ends", test_line_ends);
  g_test_add_func ("/author-source/cursor", test_cursor);
  g_test_add_func ("/author-source/entries", test_entries);
  g_test_add_func ("/author-source/marks", test_marks);
  g_test_add_func ("/author-source/many-marks", test_many_marks);
  g_test_add_func ("/author-source/find", test_find);
  g_test_add_func ("/author-source/colors", test_colors);
  g_test_add_func ("/author-source/colors-where-seen", test_colors_where_seen);

  return g_test_run ();
}
