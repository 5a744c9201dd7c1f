/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-search-view.h"

#include <glib/gi18n.h>

#include "app/codes/exam-code-article-view.h"
#include "app/codes/exam-code-filters.h"
#include "app/codes/exam-code-item.h"
#include "app/codes/exam-code-query.h"
#include "app/codes/exam-code-row.h"
#include "app/shared/exam-list-focus.h"
#include "app/shared/exam-widget.h"

/* A code book to be looked into: what is typed is searched with every key, what is selected is shown beside the list. */
struct _ExamCodeSearchView
{
  GtkWidget parent_instance;

  /* Template */
  GtkEditable         *entry;
  ExamCodeFilters     *filters;
  GtkLabel            *count_label;
  GtkListView         *list_view;
  ExamCodeArticleView *article_view;

  /* Owned */
  ExamContext        *context;      /* (nullable) */
  GCancellable       *searching;    /* (nullable): of the last search */
  GCancellable       *opening;      /* (nullable): of the last article */
  GListStore         *store;        /* (element-type ExamCodeItem) */
  GtkSingleSelection *selection;
  GPtrArray          *back;         /* (element-type ExamCodeItem): what was shown before, the last at the end */

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ExamCodeSearchView, exam_code_search_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_TABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ExamCodeStore *
get_codes (ExamCodeSearchView *self)
{
  return exam_context_get_code_store (self->context);
}

/* Stops what @cancellable was for, and makes a new one. */
static GCancellable *
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
  return *cancellable;
}

/* --- Articles --- */

typedef struct {
  ExamCodeSystem system;
  guint          year;
  char          *id;   /* (owned) */
} Wanted;

static Wanted *
wanted_new (ExamCodeSystem system,
            guint          year,
            const char    *id)
{
  Wanted *wanted = g_new (Wanted, 1);

  *wanted = (Wanted) { system, year, g_strdup (id) };
  return wanted;
}

static void
wanted_free (gpointer data)
{
  g_free (((Wanted *) data)->id);
  g_free (data);
}

static gpointer
load_func (ExamCodeBooks *books,
           gpointer       data,
           GError       **error)
{
  const Wanted *wanted = data;

  return exam_code_article_load (books, wanted->system, wanted->year, wanted->id, error);
}

/* Returns: the day as the number YYYYMMDD */
static guint
get_today (ExamCodeSearchView *self)
{
  gint64 now = exam_clock_get_wall_time (exam_context_get_clock (self->context));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  return (guint) (g_date_time_get_year (time) * 10000 + g_date_time_get_month (time) * 100 + g_date_time_get_day_of_month (time));
}

static void
article_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (ExamCodeSearchView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamCodeArticle) article = exam_code_store_run_finish (EXAM_CODE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;

  exam_code_article_view_set_can_go_back (self->article_view, self->back->len > 0);
  if (article != NULL && article->place != NULL)
    exam_code_article_view_take_article (self->article_view, g_steal_pointer (&article), get_today (self));
  else
    exam_code_article_view_show_text (self->article_view, error != NULL ? error->message : _("This is not in the book."));
}

static void
open_place (ExamCodeSearchView *self,
            ExamCodeSystem      system,
            guint               year,
            const char         *id)
{
  exam_code_store_run_async (get_codes (self), load_func, wanted_new (system, year, id), wanted_free,
                             (GDestroyNotify) exam_code_article_free, renew (&self->opening), article_loaded_cb,
                             g_object_ref (self));
}

/* In place of an article; one that is still being loaded does not come over it. */
static void
show_text (ExamCodeSearchView *self,
           const char         *text)
{
  renew (&self->opening);
  exam_code_article_view_show_text (self->article_view, text);
}

/* What is shown can be gone back to. */
static void
remember (ExamCodeSearchView *self)
{
  const ExamCodeArticle *article = exam_code_article_view_get_article (self->article_view);

  if (article != NULL)
    g_ptr_array_add (self->back, exam_code_item_new (article->system, article->year, article->place));
}

static void
opened_cb (ExamCodeSearchView *self,
           const char         *id)
{
  const ExamCodeArticle *article = exam_code_article_view_get_article (self->article_view);

  g_assert (EXAM_IS_CODE_SEARCH_VIEW (self));

  if (article == NULL)
    return;
  remember (self);
  open_place (self, article->system, article->year, id);
}

static void
back_cb (ExamCodeSearchView *self)
{
  g_assert (EXAM_IS_CODE_SEARCH_VIEW (self));
  exam_code_search_view_back (self);
}

static void
table_cb (ExamCodeSearchView *self,
          guint               year,
          const char         *code)
{
  g_assert (EXAM_IS_CODE_SEARCH_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_TABLE], 0, year, code);
}

static void
selected_cb (ExamCodeSearchView *self)
{
  ExamCodeItem *item = gtk_single_selection_get_selected_item (self->selection);

  g_assert (EXAM_IS_CODE_SEARCH_VIEW (self));

  if (item == NULL || self->updating)
    return;
  g_ptr_array_set_size (self->back, 0);
  open_place (self, exam_code_item_get_system (item), exam_code_item_get_year (item), exam_code_item_get_id (item));
}

/* --- The list --- */

/* Puts items in place of those that are there; the first one is shown. @items: (element-type ExamCodeItem) */
static void
fill_list (ExamCodeSearchView *self,
           const GPtrArray    *items)
{
  self->updating = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
  self->updating = FALSE;
  selected_cb (self);
}

static void
listed_cb (ExamCodeSearchView *self)
{
  const ExamCodeArticle *article = exam_code_article_view_get_article (self->article_view);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  g_assert (EXAM_IS_CODE_SEARCH_VIEW (self));

  if (article == NULL)
    return;
  for (guint i = 0; i < article->children->len; i++)
    g_ptr_array_add (items, exam_code_item_new (article->system, article->year, g_ptr_array_index (article->children, i)));
  /* Translators: number of codes that are in a category */
  text = g_strdup_printf (ngettext ("%u below %s", "%u below %s", items->len), items->len, article->place->name);
  gtk_label_set_text (self->count_label, text);
  fill_list (self, items);
  exam_list_focus_grab (GTK_WIDGET (self->list_view));
}

/* --- Searching --- */

static void
show_count (ExamCodeSearchView *self,
            guint               n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("Nothing found"));
  else if (n >= EXAM_CODE_QUERY_MAX && *gtk_editable_get_text (self->entry) != '\0')
    text = g_strdup_printf (ngettext ("The best %u", "The best %u", n), n);
  else
    text = g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  gtk_label_set_text (self->count_label, text);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (ExamCodeSearchView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = exam_code_store_run_finish (EXAM_CODE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (items == NULL)
    {
      gtk_label_set_text (self->count_label, error != NULL ? error->message : "");
      return;
    }

  show_count (self, items->len);
  if (items->len == 0)
    show_text (self, _("Nothing has these letters or all of these words. Fewer words find more."));
  fill_list (self, items);
}

static void
search (ExamCodeSearchView *self)
{
  g_autoptr (ExamCodeQuery) query =
    exam_code_query_new (exam_code_filters_get_systems (self->filters), exam_code_filters_get_year (self->filters),
                         gtk_editable_get_text (self->entry));

  g_assert (EXAM_IS_CODE_SEARCH_VIEW (self));

  if (self->context == NULL)
    return;
  renew (&self->searching);
  if (exam_code_query_is_answerable (query))
    {
      exam_code_store_run_async (get_codes (self), exam_code_query_run, g_steal_pointer (&query),
                                 (GDestroyNotify) exam_code_query_free, (GDestroyNotify) g_ptr_array_unref, self->searching,
                                 found_cb, g_object_ref (self));
      return;
    }

  g_list_store_remove_all (self->store);
  gtk_label_set_text (self->count_label, "");
  show_text (self, _("Type a code, such as E11.9, or words from its title. "
                     "With one book chosen, its chapters or categories are listed here."));
}

static void
focus_list (ExamCodeSearchView *self)
{
  g_assert (EXAM_IS_CODE_SEARCH_VIEW (self));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) > 0)
    exam_list_focus_grab (GTK_WIDGET (self->list_view));
}

static gboolean
entry_key_pressed_cb (ExamCodeSearchView *self,
                      guint               keyval,
                      guint               keycode,
                      GdkModifierType     modifiers)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  focus_list (self);
  return GDK_EVENT_STOP;
}

/* Who types in the list looks for something new. */
static gboolean
list_key_pressed_cb (GtkEventControllerKey *keys,
                     guint                  keyval,
                     guint                  keycode,
                     GdkModifierType        modifiers,
                     ExamCodeSearchView    *self)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !g_unichar_isgraph (character))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  /* What is selected gives way. */
  gtk_editable_select_region (self->entry, 0, -1);
  return gtk_event_controller_key_forward (keys, GTK_WIDGET (gtk_editable_get_delegate (self->entry)));
}

/* --- GObject --- */

static gboolean
exam_code_search_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_CODE_SEARCH_VIEW (widget)->entry));
}

static void
exam_code_search_view_dispose (GObject *object)
{
  ExamCodeSearchView *self = EXAM_CODE_SEARCH_VIEW (object);

  g_cancellable_cancel (self->searching);
  g_cancellable_cancel (self->opening);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CODE_SEARCH_VIEW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_code_search_view_parent_class)->dispose (object);
}

static void
exam_code_search_view_finalize (GObject *object)
{
  ExamCodeSearchView *self = EXAM_CODE_SEARCH_VIEW (object);

  g_clear_object (&self->searching);
  g_clear_object (&self->opening);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->back);
  G_OBJECT_CLASS (exam_code_search_view_parent_class)->finalize (object);
}

static void
exam_code_search_view_class_init (ExamCodeSearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_code_search_view_dispose;
  object_class->finalize = exam_code_search_view_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_code_search_view_grab_focus;

  g_type_ensure (EXAM_TYPE_CODE_ARTICLE_VIEW);
  g_type_ensure (EXAM_TYPE_CODE_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-code-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSearchView, filters);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSearchView, count_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSearchView, list_view);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSearchView, article_view);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamCodeSearchView::table:
   * @year: a year of ICD-10-PCS
   * @code: a code, whose table is to be opened
   */
  signals[SIGNAL_TABLE] =
    g_signal_new ("table", EXAM_TYPE_CODE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
exam_code_search_view_init (ExamCodeSearchView *self)
{
  g_autoptr (GtkListItemFactory) factory = exam_code_row_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->back = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->store = g_list_store_new (EXAM_TYPE_CODE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
}

/** Sets what the view shares with the others, and in which systems, a bit for each, it may look. Once. */
void
exam_code_search_view_set_context (ExamCodeSearchView *self,
                                   ExamContext        *context,
                                   guint               systems)
{
  g_return_if_fail (EXAM_IS_CODE_SEARCH_VIEW (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  exam_code_filters_set_code_store (self->filters, get_codes (self), systems);
}

/** Shows a code, whatever is listed. */
void
exam_code_search_view_open (ExamCodeSearchView *self,
                            ExamCodeSystem      system,
                            guint               year,
                            const char         *code)
{
  g_return_if_fail (EXAM_IS_CODE_SEARCH_VIEW (self));

  remember (self);
  /* Nothing that is still being looked for comes over it. */
  renew (&self->searching);
  open_place (self, system, year, code);
}

/** Goes back to what was shown before. */
void
exam_code_search_view_back (ExamCodeSearchView *self)
{
  g_autoptr (ExamCodeItem) item = NULL;

  g_return_if_fail (EXAM_IS_CODE_SEARCH_VIEW (self));

  if (self->back->len == 0)
    return;
  item = g_ptr_array_steal_index (self->back, self->back->len - 1);
  open_place (self, exam_code_item_get_system (item), exam_code_item_get_year (item), exam_code_item_get_id (item));
}

/** Returns: (transfer full) (nullable): the code that is shown, as it is printed */
char *
exam_code_search_view_dup_code (ExamCodeSearchView *self)
{
  const ExamCodeArticle *article;

  g_return_val_if_fail (EXAM_IS_CODE_SEARCH_VIEW (self), NULL);

  article = exam_code_article_view_get_article (self->article_view);
  return article != NULL && article->entry != NULL ? g_strdup (article->place->name) : NULL;
}
