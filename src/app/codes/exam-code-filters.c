/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-filters.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-widget.h"

/* In which of the books that are there is looked, and in which year's. */
struct _ExamCodeFilters
{
  GtkWidget parent_instance;

  GtkDropDown *system_drop_down;  /* borrowed children */
  GtkDropDown *year_drop_down;

  /* Owned */
  ExamCodeStore *store;           /* (nullable) */
  GArray        *system_list;     /* (element-type ExamCodeSystem): in the order of the drop-down */
  GArray        *year_list;       /* (element-type guint): the same; 0 for the newest */

  guint    systems;               /* a bit for each that may be looked into */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ExamCodeFilters, exam_code_filters, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is chosen --- */

/** Returns: a bit for each system that is looked into */
guint
exam_code_filters_get_systems (ExamCodeFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->system_drop_down);
  ExamCodeSystem system = selected < self->system_list->len ? g_array_index (self->system_list, ExamCodeSystem, selected)
                                                            : EXAM_CODE_BOOKS_ALL;

  return system == EXAM_CODE_BOOKS_ALL ? self->systems : 1u << system;
}

/** Returns: the year that is chosen, or 0 for the newest of each system */
guint
exam_code_filters_get_year (ExamCodeFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->year_drop_down);

  return selected < self->year_list->len ? g_array_index (self->year_list, guint, selected) : 0;
}

/* --- What there is to be chosen from --- */

static gboolean
has_year (const GArray *years,
          guint         year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, guint, i) == year)
      return TRUE;

  return FALSE;
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  guint year_a = *(const guint *) a, year_b = *(const guint *) b;

  return year_a > year_b ? -1 : year_a < year_b;
}

static void
name_drop_downs (ExamCodeFilters *self)
{
  GtkStringObject *system = gtk_drop_down_get_selected_item (self->system_drop_down);
  GtkStringObject *year = gtk_drop_down_get_selected_item (self->year_drop_down);
  /* Translators: a drop-down for a screen reader: what is chosen */
  g_autofree char *system_name = g_strdup_printf (_("Book: %s"), system != NULL ? gtk_string_object_get_string (system) : "");
  /* Translators: a drop-down for a screen reader: what is chosen */
  g_autofree char *year_name = g_strdup_printf (_("Year: %s"), year != NULL ? gtk_string_object_get_string (year) : "");

  exam_a11y_name_drop_down (self->system_drop_down, system_name);
  exam_a11y_name_drop_down (self->year_drop_down, year_name);
}

static void
fill_years (ExamCodeFilters *self)
{
  const GPtrArray *books = exam_code_store_get_books (self->store);
  guint systems = exam_code_filters_get_systems (self);
  guint before = exam_code_filters_get_year (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (guint));
  guint selected = 0;

  for (guint i = 0; i < books->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (books, i);

      if (book->n_codes > 0 && (systems & (1u << book->system)) && !has_year (years, book->year))
        g_array_append_val (years, book->year);
    }
  g_array_sort (years, compare_years);

  g_array_set_size (self->year_list, 0);
  g_array_append_val (self->year_list, (guint) { 0 });
  gtk_string_list_append (names, _("Newest"));
  for (guint i = 0; i < years->len; i++)
    {
      guint year = g_array_index (years, guint, i);
      g_autofree char *name = g_strdup_printf ("%u", year);

      gtk_string_list_append (names, name);
      g_array_append_val (self->year_list, year);
      if (year == before)
        selected = i + 1;
    }
  gtk_drop_down_set_model (self->year_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->year_drop_down, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->year_drop_down), years->len > 1);
}

static void
fill_systems (ExamCodeFilters *self)
{
  guint before = exam_code_filters_get_systems (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->system_list, 0);
  for (guint i = 0; i < EXAM_CODE_SYSTEM_OTHER; i++)
    {
      ExamCodeSystem system = (ExamCodeSystem) i;

      if ((self->systems & (1u << i)) == 0 || !exam_code_store_has_system (self->store, system))
        continue;
      if (before == 1u << i)
        selected = self->system_list->len + 1;
      g_array_append_val (self->system_list, system);
      gtk_string_list_append (names, exam_code_system_get_name (system));
    }
  if (self->system_list->len > 1)
    {
      const char *const all[] = { _("All books"), NULL };
      ExamCodeSystem any = EXAM_CODE_BOOKS_ALL;

      g_array_prepend_val (self->system_list, any);
      gtk_string_list_splice (names, 0, 0, all);
    }
  else
    selected = 0;
  gtk_drop_down_set_model (self->system_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->system_drop_down, selected);
}

/* Other books are there than before. */
static void
store_changed_cb (ExamCodeFilters *self)
{
  g_assert (EXAM_IS_CODE_FILTERS (self));

  self->updating = TRUE;
  fill_systems (self);
  fill_years (self);
  name_drop_downs (self);
  self->updating = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
system_changed_cb (ExamCodeFilters *self)
{
  g_assert (EXAM_IS_CODE_FILTERS (self));

  if (self->updating)
    return;
  self->updating = TRUE;
  fill_years (self);
  name_drop_downs (self);
  self->updating = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
year_changed_cb (ExamCodeFilters *self)
{
  g_assert (EXAM_IS_CODE_FILTERS (self));

  if (self->updating)
    return;
  name_drop_downs (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- GObject --- */

static void
exam_code_filters_dispose (GObject *object)
{
  exam_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&EXAM_CODE_FILTERS (object)->store);
  G_OBJECT_CLASS (exam_code_filters_parent_class)->dispose (object);
}

static void
exam_code_filters_finalize (GObject *object)
{
  ExamCodeFilters *self = EXAM_CODE_FILTERS (object);

  g_array_unref (self->system_list);
  g_array_unref (self->year_list);
  G_OBJECT_CLASS (exam_code_filters_parent_class)->finalize (object);
}

static void
exam_code_filters_class_init (ExamCodeFiltersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_code_filters_dispose;
  object_class->finalize = exam_code_filters_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /**
   * ExamCodeFilters::changed:
   *
   * Something else is chosen, or other books are there.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", EXAM_TYPE_CODE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* What is chosen may be cut short: large text has little room in it. The list has all. */
static void
set_up_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static GtkDropDown *
make_drop_down (void)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
  return drop_down;
}

static void
exam_code_filters_init (ExamCodeFilters *self)
{
  self->systems = EXAM_CODE_BOOKS_EVERY_SYSTEM;
  self->system_list = g_array_new (FALSE, FALSE, sizeof (ExamCodeSystem));
  self->year_list = g_array_new (FALSE, FALSE, sizeof (guint));
  self->system_drop_down = make_drop_down ();
  self->year_drop_down = make_drop_down ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->system_drop_down), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->system_drop_down), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->year_drop_down), GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  g_signal_connect_object (self->system_drop_down, "notify::selected", G_CALLBACK (system_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year_drop_down, "notify::selected", G_CALLBACK (year_changed_cb), self, G_CONNECT_SWAPPED);
}

/** Sets the books to choose from, and which systems, a bit for each, may be chosen. Once. */
void
exam_code_filters_set_code_store (ExamCodeFilters *self,
                                  ExamCodeStore   *store,
                                  guint            systems)
{
  g_return_if_fail (EXAM_IS_CODE_FILTERS (self));
  g_return_if_fail (EXAM_IS_CODE_STORE (store));

  g_set_object (&self->store, store);
  self->systems = systems;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  store_changed_cb (self);
}
