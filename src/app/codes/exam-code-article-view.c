/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-article-view.h"

#include <glib/gi18n.h>

#include "app/codes/exam-code-item.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-widget.h"

/* More than can be taken in at a glance goes into the list, which is made for many. */
#define MAX_CHILDREN 40

/* What a code book has on a code, category, section or chapter. */
struct _ExamCodeArticleView
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack            *stack;
  GtkLabel            *nothing_label;
  GtkScrolledWindow   *scrolled;
  GtkWidget           *back_button;
  GtkLabel            *name_label;
  GtkWidget           *copy_button;
  GtkLabel            *title_label;
  GtkLabel            *state_label;
  GtkLabel            *dates_label;
  GtkBox              *path_box;
  GtkBox              *notes_box;
  AdwPreferencesGroup *characters_group;
  GtkWidget           *table_button;
  AdwPreferencesGroup *children_group;
  GtkButton           *list_button;

  ExamCodeArticle *article;   /* (owned) (nullable) */
  GPtrArray       *rows;      /* (element-type GtkWidget) borrowed children of the groups, in pairs behind their group */
};

G_DEFINE_FINAL_TYPE (ExamCodeArticleView, exam_code_article_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  SIGNAL_LISTED,
  SIGNAL_TABLE,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Rows --- */

static void
clear_rows (ExamCodeArticleView *self)
{
  for (guint i = 0; i < self->rows->len; i += 2)
    adw_preferences_group_remove (g_ptr_array_index (self->rows, i), g_ptr_array_index (self->rows, i + 1));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (ExamCodeArticleView *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, group);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
place_chosen_cb (GtkWidget  *widget,
                 const char *id)
{
  ExamCodeArticleView *self =
    EXAM_CODE_ARTICLE_VIEW (gtk_widget_get_ancestor (widget, EXAM_TYPE_CODE_ARTICLE_VIEW));

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
}

static void
free_id (gpointer  data,
         GClosure *closure)
{
  g_free (data);
}

static void
add_child (ExamCodeArticleView *self,
           const ExamCodePlace *place)
{
  GtkWidget *row = make_row (place->name, place->title);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", place->name, place->title, exam_code_kind_get_name (place->kind));

  if (place->kind != EXAM_CODE_HEADER)
    {
      GtkWidget *label = gtk_label_new (exam_code_kind_get_name (place->kind));

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  exam_a11y_name_action_row (ADW_ACTION_ROW (row), name);
  g_signal_connect_data (row, "activated", G_CALLBACK (place_chosen_cb), g_strdup (place->id), free_id, 0);
  add_row (self, self->children_group, row);
}

/* One line for each, as they are read: chapter, section, category. */
static void
append_path (ExamCodeArticleView *self,
             const ExamCodePlace *place,
             guint                level)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>  %s", place->name, place->title);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (label, (int) (level * 12));
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (place_chosen_cb), g_strdup (place->id), free_id, 0);
  gtk_box_append (self->path_box, button);
}

/* --- Parts of the article --- */

/* Days are numbers YYYYMMDD. */
static char *
describe_day (guint day)
{
  g_autoptr (GDateTime) time = g_date_time_new_local ((int) (day / 10000), (int) (day / 100 % 100), (int) (day % 100), 0, 0, 0);

  /* A file can say what it will. Translators: a day for g_date_time_format() */
  return time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup_printf ("%u", day);
}

static void
show_dates (ExamCodeArticleView *self,
            guint                today)
{
  const ExamCodeEntry *entry = self->article->entry;
  g_autofree char *text = NULL;
  gboolean ended = entry != NULL && entry->ended_on != 0;

  if (ended)
    {
      g_autofree char *day = describe_day (entry->ended_on);

      text = entry->ended_on < today ? g_strdup_printf (_("Ended: it could be reported until %s."), day)
                                     : g_strdup_printf (_("It ends on %s."), day);
    }
  else if (entry != NULL && entry->added_on != 0)
    {
      g_autofree char *day = describe_day (entry->added_on);

      text = entry->added_on > today ? g_strdup_printf (_("Not in use yet: it can be reported from %s."), day)
                                     : g_strdup_printf (_("In use since %s."), day);
    }

  gtk_label_set_text (self->dates_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->dates_label), text != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->dates_label), ended ? "dim-label" : "outcome-wrong");
  gtk_widget_add_css_class (GTK_WIDGET (self->dates_label), ended ? "outcome-wrong" : "dim-label");
}

static void
show_heading (ExamCodeArticleView *self)
{
  const ExamCodeArticle *article = self->article;
  g_autofree char *book = exam_code_book_describe (article->system, article->year);
  gboolean billable = article->entry != NULL && article->entry->kind != EXAM_CODE_HEADER;
  /* Translators: what a code is, and the book it is in: "Billable · ICD-10-CM 2026" */
  g_autofree char *state = article->entry != NULL
                             ? g_strdup_printf (_("%s · %s"), exam_code_kind_get_name (article->entry->kind), book)
                             : g_strdup (book);

  gtk_label_set_text (self->name_label, article->place->name);
  gtk_label_set_text (self->title_label, article->place->title);
  gtk_label_set_text (self->state_label, state);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), billable ? "outcome-neutral" : "outcome-right");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), billable ? "outcome-right" : "outcome-neutral");
  gtk_widget_set_visible (self->copy_button, article->entry != NULL);
}

static const char *
get_note_heading (ExamCodeNoteKind kind)
{
  switch (kind)
    {
    case EXAM_CODE_INCLUSION_TERM: return _("Also for");
    case EXAM_CODE_INCLUDES: return _("Includes");
    case EXAM_CODE_EXCLUDES1: return _("Excludes1 – never coded together");
    case EXAM_CODE_EXCLUDES2: return _("Excludes2 – not included here, may be coded as well");
    case EXAM_CODE_CODE_FIRST: return _("Code first");
    case EXAM_CODE_USE_ADDITIONAL: return _("Use additional code");
    case EXAM_CODE_CODE_ALSO: return _("Code also");
    case EXAM_CODE_SEVENTH_NOTE: return _("7th character");
    case EXAM_CODE_SEVENTH: return _("7th characters");
    case EXAM_CODE_NOTE:
    case EXAM_N_CODE_NOTE_KINDS:
    default: return _("Note");
    }
}

static void
append_label (GtkBox     *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

/* A heading for each run of notes of one kind at one place. */
static void
show_notes (ExamCodeArticleView *self)
{
  const ExamCodeArticleNote *before = NULL;

  exam_widget_remove_children (GTK_WIDGET (self->notes_box));
  for (guint i = 0; i < self->article->notes->len; i++)
    {
      const ExamCodeArticleNote *note = g_ptr_array_index (self->article->notes, i);
      const char *heading = get_note_heading (note->note->kind);
      /* Translators: a note of a code book, and where it stands: "Includes (at E11)" */
      g_autofree char *place = note->name != NULL ? g_strdup_printf (_("%s (at %s)"), heading, note->name) : g_strdup (heading);
      g_autofree char *text = note->note->label != NULL ? g_strdup_printf ("%s – %s", note->note->label, note->note->text)
                                                        : g_strdup (note->note->text);

      if (before == NULL || before->note->kind != note->note->kind || g_strcmp0 (before->name, note->name) != 0)
        append_label (self->notes_box, place, "heading");
      append_label (self->notes_box, text, "code-note");
      before = note;
    }
  if (self->article->definition != NULL)
    {
      append_label (self->notes_box, _("What the operation is"), "heading");
      append_label (self->notes_box, self->article->definition, "code-note");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notes_box), before != NULL || self->article->definition != NULL);
}

static void
show_characters (ExamCodeArticleView *self)
{
  const GPtrArray *characters = self->article->characters;

  for (guint i = 0; i < characters->len; i++)
    {
      const ExamCodeCharacter *character = g_ptr_array_index (characters, i);
      const char letter[] = { character->code, '\0' };
      GtkWidget *row = make_row (character->label, character->axis);
      GtkWidget *label = gtk_label_new (letter);

      gtk_widget_add_css_class (label, "code-character");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
      add_row (self, self->characters_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->characters_group), characters->len > 0);
  gtk_widget_set_visible (self->table_button, characters->len > 0);
}

static void
show_places (ExamCodeArticleView *self)
{
  const GPtrArray *path = self->article->path;
  const GPtrArray *children = self->article->children;

  exam_widget_remove_children (GTK_WIDGET (self->path_box));
  for (guint i = 0; i < path->len; i++)
    append_path (self, g_ptr_array_index (path, i), i);
  gtk_widget_set_visible (GTK_WIDGET (self->path_box), path->len > 0);

  for (guint i = 0; i < MIN (children->len, MAX_CHILDREN); i++)
    add_child (self, g_ptr_array_index (children, i));
  gtk_widget_set_visible (GTK_WIDGET (self->children_group), children->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list_button), children->len > MAX_CHILDREN);
  if (children->len > MAX_CHILDREN)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("List all %u", "List all %u", children->len), children->len);

      gtk_button_set_label (self->list_button, label);
    }
}

/* --- What is clicked --- */

static void
back_clicked_cb (ExamCodeArticleView *self)
{
  g_assert (EXAM_IS_CODE_ARTICLE_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
table_clicked_cb (ExamCodeArticleView *self)
{
  g_assert (EXAM_IS_CODE_ARTICLE_VIEW (self));
  if (self->article != NULL)
    g_signal_emit (self, signals[SIGNAL_TABLE], 0, self->article->year, self->article->place->id);
}

static void
list_clicked_cb (ExamCodeArticleView *self)
{
  g_assert (EXAM_IS_CODE_ARTICLE_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_LISTED], 0);
}

/* --- GObject --- */

static void
exam_code_article_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CODE_ARTICLE_VIEW);
  G_OBJECT_CLASS (exam_code_article_view_parent_class)->dispose (object);
}

static void
exam_code_article_view_finalize (GObject *object)
{
  ExamCodeArticleView *self = EXAM_CODE_ARTICLE_VIEW (object);

  g_clear_pointer (&self->article, exam_code_article_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (exam_code_article_view_parent_class)->finalize (object);
}

static void
exam_code_article_view_class_init (ExamCodeArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_code_article_view_dispose;
  object_class->finalize = exam_code_article_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-code-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, back_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, name_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, state_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, dates_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, path_box);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, notes_box);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, characters_group);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, table_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, children_group);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeArticleView, list_button);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamCodeArticleView::opened:
   * @id: a place in the same book, for exam_code_article_load()
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_CODE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * ExamCodeArticleView::listed:
   *
   * All that is below the article is to be listed.
   */
  signals[SIGNAL_LISTED] =
    g_signal_new ("listed", EXAM_TYPE_CODE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ExamCodeArticleView::table:
   * @year: a year of ICD-10-PCS
   * @code: a code, whose table is to be opened
   */
  signals[SIGNAL_TABLE] =
    g_signal_new ("table", EXAM_TYPE_CODE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  /**
   * ExamCodeArticleView::back:
   *
   * The article that was shown before is wanted.
   */
  signals[SIGNAL_BACK] =
    g_signal_new ("back", EXAM_TYPE_CODE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_code_article_view_init (ExamCodeArticleView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows an article, which is taken; @today is the day as the number YYYYMMDD. */
void
exam_code_article_view_take_article (ExamCodeArticleView *self,
                                     ExamCodeArticle     *article,
                                     guint                today)
{
  g_return_if_fail (EXAM_IS_CODE_ARTICLE_VIEW (self));
  g_return_if_fail (article != NULL && article->place != NULL);

  g_clear_pointer (&self->article, exam_code_article_free);
  self->article = article;
  clear_rows (self);
  show_heading (self);
  show_dates (self, today);
  show_places (self);
  show_notes (self);
  show_characters (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_stack_set_visible_child_name (self->stack, "article");
}

/** Shows @text in place of an article. */
void
exam_code_article_view_show_text (ExamCodeArticleView *self,
                                  const char          *text)
{
  g_return_if_fail (EXAM_IS_CODE_ARTICLE_VIEW (self));

  g_clear_pointer (&self->article, exam_code_article_free);
  gtk_label_set_text (self->nothing_label, text);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/** Returns: (transfer none) (nullable): what is shown */
const ExamCodeArticle *
exam_code_article_view_get_article (ExamCodeArticleView *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_ARTICLE_VIEW (self), NULL);
  return self->article;
}

/** Says whether another article was shown before. */
void
exam_code_article_view_set_can_go_back (ExamCodeArticleView *self,
                                        gboolean             can_go_back)
{
  g_return_if_fail (EXAM_IS_CODE_ARTICLE_VIEW (self));
  gtk_widget_set_visible (self->back_button, can_go_back);
}
